import { randomUUID } from "node:crypto";
import type { Prisma } from "@/prisma/generated/client";
import { inTransaction } from "@/lib/platform/database/transaction";
import { scopeOf } from "@/lib/platform/scope";

type StudentRow = Omit<Prisma.StudentAccountCreateManyInput, "uai">;

/** Pupils of a school, active and in 6e A unless said otherwise; answers their ids in order. */
export async function makeStudents(
  uai: string,
  count: number,
  facts: (rank: number) => Partial<StudentRow> = () => ({}),
): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, rank) => {
    const lastName = `ÉLÈVE ${String(rank).padStart(5, "0")}`;
    return {
      id: randomUUID(),
      lastName,
      firstName: "Zoé",
      nameKey: `eleve ${rank}`,
      searchText: `eleve ${rank} zoe`,
      className: "6e A",
      identifier: `z.eleve${rank}`,
      state: "ACTIVE" as const,
      ...facts(rank),
      uai,
    };
  });
  await inTransaction(scopeOf([uai]), (tx) => tx.studentAccount.createMany({ data: rows }));
  return rows.map(({ id }) => id);
}
