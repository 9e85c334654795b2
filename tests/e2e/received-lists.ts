import { asOwner } from "@/tests/support/owner";

export const passwordOf = (rank: number) => `Essai-Tulipe-${1000 + rank}`;
const header = "Nom;Prénom;Classe;Identifiant;Mot de passe provisoire";

/** The list that EduConnect would give of pupils of these ranks; `edit` changes a line. */
export async function listOf(
  ids: readonly string[],
  from: number,
  to: number,
  edit = (line: string) => line,
): Promise<string> {
  const rows = await asOwner<{
    id: string;
    last_name: string;
    first_name: string;
    class_name: string;
    identifier: string;
  }>("select * from student_account where id = any($1::uuid[])", [ids.slice(from, to)]);
  const lines = rows.map(({ id, ...row }) => {
    const rank = ids.indexOf(id);
    return {
      rank,
      line: [row.last_name, row.first_name, row.class_name, row.identifier, passwordOf(rank)].join(";"),
    };
  });
  return [header, ...lines.sort((a, b) => a.rank - b.rank).map(({ line }) => edit(line))].join("\r\n");
}
