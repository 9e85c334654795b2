import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { receiveImportFiles } from "@/lib/imports/uploads";
import { closeDatabase } from "@/lib/platform/database/client";
import { environment } from "@/lib/platform/env";
import { asRequest } from "@/lib/platform/request";
import { makeOperator } from "@/tests/support/factories";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { journal, makeDesk, send, stored, uploadRequest, work } from "./desk";
import { filePupils, siecleZip } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const importsOf = (uai: string) =>
  asOwner<{ id: string; status: string }>(
    "select id, status from import where uai = $1 order by created_at",
    [uai],
  );

/** A multipart body that breaks, or simply ends, before its file does. */
function cutRequest(uai: string, how: "error" | "end"): Request {
  const boundary = "----coupe";
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent === 1) controller.enqueue(Buffer.from(head));
      else if (sent < 40) controller.enqueue(Buffer.alloc(100_000, "SECRET-COUPE;"));
      else if (how === "error") controller.error(new Error("gone"));
      else controller.close();
    },
  });
  const init = { method: "POST", body, duplex: "half" as const };
  return new Request(`http://console.test/api/imports/${uai}`, {
    ...init,
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, origin: environment().APP_URL },
  });
}

describe("an upload", () => {
  test("keeps the file sealed, with its SHA-256 and its author in the journal", async () => {
    const desk = await makeDesk();
    const secret = "ZZTOP-EN-CLAIR;".repeat(200_000);
    const bytes = Buffer.from(secret);
    const result = await send(desk, [new File([bytes], "C:\\temp\\liste d’élèves.csv")]);
    if (result.status !== "received") throw new Error(result.reason);
    const [id = ""] = result.ids;
    expect(await stored(id)).toMatchObject({
      status: "RECEIVED",
      file_size: String(bytes.length),
      sha256: createHash("sha256").update(bytes).digest("hex"),
      created_by: desk.operator.id,
    });
    const chunks = await asOwner<{ count: number }>(
      "select count(*)::int as count from import_chunk where import_id = $1",
      [id],
    );
    expect(chunks).toEqual([{ count: 3 }]);
    const dump = await dumpDatabase();
    expect(dump).not.toContain("ZZTOP-EN-CLAIR");
    expect(dump).not.toContain(Buffer.from("ZZTOP-EN-CLAIR").toString("hex"));
    const [entry] = await journal(desk.uai, "import.received");
    expect(JSON.parse(entry?.text ?? "{}")).toMatchObject({
      actor: { id: desk.operator.id },
      detail: { size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
    });
  });

  test("takes several files at once, one import each", async () => {
    const desk = await makeDesk();
    const result = await send(desk, [siecleZip(desk.uai, filePupils(3)), new File(["a;b\r\n"], "b.csv")]);
    expect(result.status === "received" && result.ids).toHaveLength(2);
  });

  test("refuses the eleventh file", async () => {
    const desk = await makeDesk();
    const files = Array.from(
      { length: 11 },
      (_, rank) => new File(["Nom;Prénom\r\n"], `${String(rank)}.csv`),
    );
    expect(await send(desk, files)).toMatchObject({ status: "refused", httpStatus: 413 });
  });

  test.each(["error", "end"] as const)("cut in the middle (%s) leaves nothing", async (how) => {
    const desk = await makeDesk();
    const request = cutRequest(desk.uai, how);
    const result = await asRequest({ now: new Date(), sessionToken: desk.operator.sessionToken }, () =>
      receiveImportFiles(request, desk.uai),
    );
    expect(result).toMatchObject({ status: "refused", httpStatus: 400 });
    expect(await importsOf(desk.uai)).toEqual([]);
    const chunks = await asOwner("select seq from import_chunk where uai = $1", [desk.uai]);
    expect(chunks).toEqual([]);
  });

  test("killed in the middle is swept away after an hour, not before", async () => {
    const desk = await makeDesk();
    for (const minutes of [59, 61]) {
      const result = await send(desk, [new File(["Nom;Prénom\r\n"], "a.csv")]);
      if (result.status !== "received") throw new Error(result.reason);
      const id = result.ids[0] ?? "";
      // What a killed process leaves: pieces, and a row that never became visible.
      await asOwner(
        "update import set status = 'RECEIVING', created_at = now() - make_interval(mins => $2) where id = $1",
        [id, minutes],
      );
      await asOwner("update graphile_worker._private_jobs set run_at = now() where key = $1", [
        `import-sweep:${id}`,
      ]);
    }
    await work();
    expect(await importsOf(desk.uai)).toMatchObject([{ status: "RECEIVING" }]);
    expect(await journal(desk.uai, "import.swept")).toHaveLength(1);
  });

  test("without any file, or that is no form, says so", async () => {
    const desk = await makeDesk();
    expect(await send(desk, [])).toMatchObject({ status: "refused", httpStatus: 400 });
    const body = new Request("http://console.test/", {
      method: "POST",
      body: "texte",
      headers: { origin: environment().APP_URL },
    });
    const result = await asRequest({ now: new Date(), sessionToken: desk.operator.sessionToken }, () =>
      receiveImportFiles(body, desk.uai),
    );
    expect(result).toMatchObject({ status: "refused", httpStatus: 400 });
  });

  test("that another site sends is refused", async () => {
    const desk = await makeDesk();
    const body = new FormData();
    body.append("files", siecleZip(desk.uai, filePupils(2)));
    for (const headers of [{}, { origin: "https://ailleurs.exemple" }]) {
      const request = new Request("http://console.test/", { method: "POST", body, headers });
      const result = await asRequest({ now: new Date(), sessionToken: desk.operator.sessionToken }, () =>
        receiveImportFiles(request, desk.uai),
      );
      expect(result).toMatchObject({ status: "refused", httpStatus: 403 });
    }
    expect(await importsOf(desk.uai)).toEqual([]);
  });

  test("is refused to an auditor and to another school, and leaves nothing", async () => {
    const desk = await makeDesk();
    const auditor = { ...desk, operator: await makeOperator({ uai: desk.uai, roles: ["AUDITOR"] }) };
    const stranger = { ...desk, operator: (await makeDesk()).operator };
    for (const caller of [auditor, stranger]) {
      expect(await send(caller, [siecleZip(desk.uai, filePupils(2))])).toMatchObject({ status: "refused" });
    }
    const nobody = await asRequest({ now: new Date(), sessionToken: null }, () =>
      receiveImportFiles(uploadRequest(desk.uai, [siecleZip(desk.uai, filePupils(2))]), desk.uai),
    );
    expect(nobody).toMatchObject({ status: "refused" });
    expect(await importsOf(desk.uai)).toEqual([]);
  });
});
