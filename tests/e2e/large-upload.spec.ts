import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { consoleAddress } from "@/tests/support/console-under-test";
import { expect, test } from "./fixtures";

// Above the 10 MB at which Next cuts what passes through its proxy.
const large = Buffer.alloc(24 * 1024 * 1024, "%PDF-1.7 ");
const fileOf = (buffer: Buffer) => ({ files: { name: "eleves.csv", mimeType: "text/csv", buffer } });

test("a large file arrives whole", async ({ page, school, loginAs }) => {
  await loginAs("PRINCIPAL");
  const answer = await page.request.post(`/api/imports/${school.uai}`, {
    multipart: fileOf(large),
    headers: { origin: consoleAddress, accept: "application/json" },
  });
  expect(answer.status()).toBe(201);
  const { ids } = (await answer.json()) as { ids: string[] };
  const [received] = await inTransaction(scopeOf([school.uai]), (tx) =>
    tx.import.findMany({ where: { id: { in: ids } }, select: { fileSize: true } }),
  );
  expect(received?.fileSize).toBe(BigInt(large.length));
});

test("an upload from another site, or from nowhere, is refused", async ({ page, school, loginAs }) => {
  await loginAs("PRINCIPAL");
  for (const headers of [{ origin: "https://ailleurs.example" }, {}]) {
    const answer = await page.request.post(`/api/imports/${school.uai}`, {
      multipart: fileOf(Buffer.from("nom;prenom\n")),
      headers: { ...headers, accept: "application/json" },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toMatchObject({ reason: "Cet envoi ne vient pas de la console." });
  }
});
