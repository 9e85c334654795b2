import { Notice } from "@/components/ui/notice";
import { count } from "@/lib/french";

type Altered = { className: string; name: string; printed: string };

/** Said before printing: names hold signs that the sheets' typeface lacks, and what paper will show instead. */
export function AlteredNames({ names }: { names: readonly Altered[] }) {
  if (names.length === 0) return null;
  return (
    <Notice
      tone="warning"
      title={`${count(names.length, "nom ne s’imprimera", "noms ne s’imprimeront")} pas comme ${names.length > 1 ? "ils s’écrivent" : "il s’écrit"}`}
    >
      <p>La police des feuilles n’a pas certains signes. Complétez ces noms à la main&nbsp;:</p>
      <ul className="list-disc pl-5">
        {names.map(({ className, name, printed }) => (
          <li key={`${className} ${name}`}>
            {name} ({className}), imprimé « {printed} »
          </li>
        ))}
      </ul>
    </Notice>
  );
}
