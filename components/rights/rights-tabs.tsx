import { routeTo } from "@/components/ui/route-to";
import { type Tab, Tabs } from "@/components/ui/tabs";

export type RightsView = "overview" | "rubrics" | "services" | "findings" | "convert" | "reviews" | "batches";

/** Every way to look at the rights of a school. */
export function RightsTabs({ uai, current }: { uai: string; current: RightsView }) {
  const tab = (view: RightsView, label: string, href: Tab["href"]): Tab => ({
    ...{ href, label },
    current: view === current,
  });
  return (
    <Tabs
      label="Vues des droits"
      tabs={[
        tab("overview", "Vue d’ensemble", routeTo(`/e/${uai}/droits`)),
        tab("rubrics", "Rubriques", routeTo(`/e/${uai}/droits/rubriques`)),
        tab("services", "Services", routeTo(`/e/${uai}/droits/services`)),
        tab("findings", "Constats", routeTo(`/e/${uai}/droits/constats`)),
        tab("convert", "Convertir", routeTo(`/e/${uai}/droits/convertir`)),
        tab("reviews", "Revues", routeTo(`/e/${uai}/droits/revues`)),
        tab("batches", "Lots", routeTo(`/e/${uai}/droits/lots`)),
      ]}
    />
  );
}
