import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";
import { sampleUai } from "@/scripts/sample/school";
import { consoleAddress } from "@/tests/support/console-under-test";
import { expect, test } from "./fixtures";

const address = `/api/imports/${sampleUai}`;

// Above the 10 MB at which Next cuts what passes through its proxy.
const large = Buffer.alloc(24 * 1024 * 1024, "%PDF-1.7 ");
const multipart = { files: { name: "eleves.csv", mimeType: "text/csv", buffer: large } };

test("a large file arrives whole", async ({ page, loginAs }) => {
  await loginAs("PRINCIPAL");
  const answer = await page.request.post(address, {
    multipart,
    headers: { origin: consoleAddress, accept: "application/json" },
  });
  expect(answer.status()).toBe(201);
  const { ids } = (await answer.json()) as { ids: string[] };
  const [received] = await inTransaction(scopeOf([sampleUai]), (tx) =>
    tx.import.findMany({ where: { id: { in: ids } }, select: { fileSize: true } }),
  );
  expect(received?.fileSize).toBe(BigInt(large.length));
});

test("an upload from another site, or from nowhere, is refused", async ({ page, loginAs }) => {
  await loginAs("PRINCIPAL");
  const small = { files: { name: "eleves.csv", mimeType: "text/csv", buffer: Buffer.from("nom;prenom\n") } };
  for (const headers of [{ origin: "https://ailleurs.example" }, {}]) {
    const answer = await page.request.post(address, {
      multipart: small,
      headers: { ...headers, accept: "application/json" },
    });
    expect(answer.status()).toBe(403);
  }
});
