import { routeTo } from "@/components/ui/route-to";
import { Tabs } from "@/components/ui/tabs";

const views = [
  { key: "overview", path: "", label: "Vue d’ensemble" },
  { key: "rubrics", path: "/rubriques", label: "Rubriques" },
  { key: "services", path: "/services", label: "Services" },
  { key: "findings", path: "/constats", label: "Constats" },
  { key: "convert", path: "/convertir", label: "Convertir" },
  { key: "reviews", path: "/revues", label: "Revues" },
  { key: "batches", path: "/lots", label: "Lots" },
] as const;

export type RightsView = (typeof views)[number]["key"];

/** Every way to look at the rights of a school. */
export function RightsTabs({ uai, current }: { uai: string; current: RightsView }) {
  return (
    <Tabs
      label="Vues des droits"
      tabs={views.map(({ key, path, label }) => ({
        href: routeTo<string>(`/e/${uai}/droits${path}`),
        label,
        current: key === current,
      }))}
    />
  );
}
