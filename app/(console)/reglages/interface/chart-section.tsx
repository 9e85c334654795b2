import { BarChart } from "@/components/ui/chart/bar-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";

export function ChartSection() {
  return (
    <Section
      title="Graphiques"
      sentence="Le titre dit ce qu’il faut voir ; le tableau donne les mêmes chiffres."
    >
      <div className="space-y-10">
        <BarChart
          title="La 6e A et la 3e SEGPA n’ont presque pas activé leurs comptes"
          rowsLabel="Classe"
          series={[
            { label: "Actif", tone: "success" },
            { label: "Provisoire", tone: "warning" },
            { label: "Jamais activé", tone: "neutral" },
            { label: "FranceConnect", tone: "info" },
            { label: "Bloqué", tone: "danger" },
          ]}
          rows={[
            { label: "6e A", values: [2, 3, 21, 0, 0] },
            { label: "5e C", values: [24, 2, 0, 1, 0] },
            { label: "4 D", values: [19, 6, 1, 2, 1] },
            { label: "3e SEGPA", values: [1, 0, 14, 0, 1] },
          ]}
        />
        <BarChart
          title="28 fiches restent à remettre"
          rowsLabel="Classe"
          series={[{ label: "Fiches non remises", tone: "warning" }]}
          rows={[
            { label: "4e B", values: [21] },
            { label: "5e C", values: [7] },
          ]}
        />
        <EmptyState title="Rien à montrer avant le premier import." />
      </div>
    </Section>
  );
}
