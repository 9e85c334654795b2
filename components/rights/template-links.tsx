import { Button } from "@/components/ui/button";

const lists = [
  { key: "RUBRICS", label: "des rubriques" },
  { key: "SERVICES", label: "des services" },
  { key: "GROUPS", label: "des groupes" },
  { key: "GRANTS", label: "des droits" },
] as const;

/** The four lists in the console’s own templates: what is known, or only their titles when nothing is. */
export function TemplateLinks({ uai, verb }: { uai: string; verb: string }) {
  return (
    <form method="post" action={`/e/${uai}/droits/export`} className="mt-4 flex flex-wrap gap-3">
      {lists.map(({ key, label }) => (
        <Button key={key} type="submit" name="liste" value={key} icon="download">
          {verb} {label} (CSV)
        </Button>
      ))}
    </form>
  );
}
