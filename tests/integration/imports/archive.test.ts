import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { abandonImport } from "@/lib/imports/actions/imports";
import { closeDatabase } from "@/lib/platform/database/client";
import { make } from "@/tests/support/gestures";
import { asOwner, dumpDatabase } from "@/tests/support/owner";
import { useTestDatabase } from "@/tests/support/test-database";
import { zip, type ZipMember } from "@/tests/support/zip";
import { journal, makeDesk, preview, send, stored, work, type Desk } from "./desk";
import { filePupils, siecleXml, structuresXml } from "./files";

useTestDatabase();
afterAll(closeDatabase);

const archiveOf = (members: readonly ZipMember[]) => new File([new Uint8Array(zip(members))], "rentrée.zip");

async function schoolMembers(uai: string): Promise<ZipMember[]> {
  const structures = Buffer.from(await structuresXml(uai, { "4 D": "QUATRIEME D" }).arrayBuffer());
  return [
    { name: "ecole/", bytes: Buffer.alloc(0) },
    { name: "ecole/Eleves.xml", bytes: siecleXml(uai, filePupils(3)) },
    { name: "ecole/Structures.xml", bytes: structures },
    { name: "ecole/liste.csv", bytes: Buffer.from("Nom;Prénom;Classe;Identifiant\r\nMARTIN1;Zoé;4 D;z\r\n") },
    { name: "__MACOSX/._Eleves.xml", bytes: Buffer.from("x") },
    { name: "ecole/notice.pdf", bytes: Buffer.from("%PDF-") },
  ];
}

const importsOf = ({ uai }: Desk) =>
  asOwner<{ id: string; status: string; format: string | null; file_name: string; sha256: string | null }>(
    "select id, status, format, file_name, sha256 from import where uai = $1 order by file_name",
    [uai],
  );

const chunksOf = (importId: string) =>
  asOwner("select seq from import_chunk where import_id = $1", [importId]);

describe("an archive of several files", () => {
  test("becomes an import of each, and is erased", async () => {
    const desk = await makeDesk();
    const members = await schoolMembers(desk.uai);
    const id = await preview(desk, archiveOf(members));
    const archive = await stored(id);
    expect(archive).toMatchObject({ status: "SPLIT", format: "ARCHIVE", data_key: null });
    expect(archive.warnings).toEqual([
      expect.stringContaining("ecole/notice.pdf"),
      expect.stringContaining("2 dossiers ou fichiers du système"),
    ]);
    expect(await chunksOf(id)).toEqual([]);
    const [xml] = members.filter(({ name }) => name === "ecole/Eleves.xml");
    const sha256 = createHash("sha256")
      .update(xml?.bytes ?? "")
      .digest("hex");
    expect(await importsOf(desk)).toMatchObject([
      { file_name: "ecole/Eleves.xml", status: "READY", format: "SIECLE_STUDENTS", sha256 },
      { file_name: "ecole/Structures.xml", status: "READY", format: "SIECLE_STRUCTURES" },
      { file_name: "ecole/liste.csv", status: "NEEDS_MAPPING", format: "EDUCONNECT" },
      { file_name: "rentrée.zip", status: "SPLIT" },
    ]);
    const entries = await journal(desk.uai, "import.read");
    const parts = entries.filter(({ text }) => text.includes(`"archiveId":"${id}"`));
    expect(parts).toHaveLength(3);
    expect(await dumpDatabase()).not.toContain("QUATRIEME D<");
  });

  test("of one file stays one import, which says what was left aside", async () => {
    const desk = await makeDesk();
    const [, xml, , , , pdf] = await schoolMembers(desk.uai);
    if (!xml || !pdf) throw new Error("The archive has lost its files");
    const id = await preview(desk, archiveOf([xml, pdf]));
    expect(await stored(id)).toMatchObject({ status: "READY", format: "SIECLE_STUDENTS" });
    expect((await stored(id)).warnings.join()).toContain("notice.pdf");
    expect(await importsOf(desk)).toHaveLength(1);
  });

  test.each([
    ["named so", "autre.zip"],
    ["that says it is XML", "autre.xml"],
  ])("with an archive inside, %s, is refused whole", async (_, name) => {
    const desk = await makeDesk();
    const [, xml] = await schoolMembers(desk.uai);
    if (!xml) throw new Error("The archive has lost its file");
    const id = await preview(desk, archiveOf([xml, { name, bytes: zip([xml]) }]));
    expect(await stored(id)).toMatchObject({
      status: "REFUSED",
      refusal: expect.stringContaining("en contient une autre") as string,
    });
    expect(await importsOf(desk)).toHaveLength(1);
  });

  test("killed while it is split is split again, once", async () => {
    const desk = await makeDesk();
    const result = await send(desk, [archiveOf(await schoolMembers(desk.uai))]);
    if (result.status !== "received") throw new Error(result.reason);
    const [id = ""] = result.ids;
    // What a killed reading leaves: parts begun, known to the archive, that nothing shows.
    const left = crypto.randomUUID();
    await asOwner(
      `insert into import (uai, id, file_name, created_by, created_by_name, created_at)
       select uai, $2, 'reste.xml', created_by, created_by_name, created_at from import where id = $1`,
      [id, left],
    );
    await asOwner("insert into import_chunk (uai, import_id, seq, sealed) values ($1, $2, 0, 'x')", [
      desk.uai,
      left,
    ]);
    await asOwner(
      "update import set facts = jsonb_build_object('parts', jsonb_build_array($2::text)) where id = $1",
      [id, left],
    );
    await work();
    expect((await importsOf(desk)).map(({ status }) => status)).toEqual([
      "READY",
      "READY",
      "NEEDS_MAPPING",
      "SPLIT",
    ]);
    expect(await chunksOf(left)).toEqual([]);
  });

  test("abandoned before it is read makes no import", async () => {
    const desk = await makeDesk();
    const result = await send(desk, [archiveOf(await schoolMembers(desk.uai))]);
    if (result.status !== "received") throw new Error(result.reason);
    await make(abandonImport, { uai: desk.uai, importId: result.ids[0] ?? "" }, desk.operator);
    await work();
    expect(await importsOf(desk)).toMatchObject([{ status: "ABANDONED" }]);
  });
});
