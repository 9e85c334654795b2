import { accept, refuse, type Decision } from "@/lib/decision";
import { identifierKey } from "./matching";
import type { ListReport, Taking } from "./report";

/** What one answers to a doubtful line when it is to be left out. */
export const ignoreLine = "ignorer";

/** Most doubtful lines that one can be asked about: beyond, the columns are wrong, not the pupils. */
export const maxDoubts = 200;

export type ListChoices = {
  /** By line, the pupil chosen; a line that nobody answered is left out. */
  chosen: ReadonlyMap<number, string>;
  replacesRenewed: boolean;
};

/**
 * The passwords that a confirmed report seals. Refuses an answer that was not offered, one pupil or one identifier
 * taken twice, and a list that brings nothing.
 */
export function decideTakings(report: ListReport, choices: ListChoices): Decision<Taking[]> {
  const answers: Taking[] = [];
  for (const { line, candidates } of report.doubtful) {
    const answer = choices.chosen.get(line);
    if (answer === undefined || answer === ignoreLine) continue;
    const taking = candidates.find(({ studentId }) => studentId === answer);
    if (!taking) return refuse(`Le choix fait à la ligne ${line} n’est plus proposé : relisez le rapport.`);
    answers.push(taking);
  }
  const takings = [...report.matched, ...(choices.replacesRenewed ? report.renewed : []), ...answers];
  const conflict = findConflict(takings);
  if (conflict !== null) return refuse(conflict);
  if (takings.length === 0)
    return refuse(
      "Cette liste n’apporte aucun mot de passe nouveau : retirez-la, ou répondez aux lignes douteuses.",
    );
  return accept(takings);
}

function findConflict(takings: readonly Taking[]): string | null {
  const pupils = new Map<string, number>();
  const identifiers = new Map<string, number>();
  for (const { line, studentId, identifier } of takings) {
    const before = pupils.get(studentId);
    if (before !== undefined)
      return `Les lignes ${before} et ${line} désignent le même élève : ignorez l’une des deux.`;
    pupils.set(studentId, line);
    if (identifier === null) continue;
    const holder = identifiers.get(identifierKey(identifier));
    if (holder !== undefined)
      return `Les lignes ${holder} et ${line} donnent le même identifiant à deux élèves : ignorez l’une des deux.`;
    identifiers.set(identifierKey(identifier), line);
  }
  return null;
}
