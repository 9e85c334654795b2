import { SiblingSchools, type SiblingSchool } from "@/components/imports/sibling-schools";
import { readImportOfFile, type readImportPreview } from "@/lib/imports/read";

type Preview = NonNullable<Awaited<ReturnType<typeof readImportPreview>>>;

/** The same set in the reader’s other schools: each is asked by its own door, for the role held there now. */
export async function OtherSchools({ uai, preview }: { uai: string; preview: Preview }) {
  const { stored, siblings, canApply, canMake } = preview;
  const { sha256 } = stored;
  if (siblings.length === 0 || sha256 === null) return null;
  const schools: SiblingSchool[] = [];
  for (const school of siblings) {
    const found = school.isHeld ? await readImportOfFile(school.uai, sha256) : null;
    schools.push({ ...school, sibling: found && { ...found.stored, canApply: found.canApply } });
  }
  return (
    <SiblingSchools uai={uai} importId={stored.id} schools={schools} here={canApply} canMake={canMake} />
  );
}
