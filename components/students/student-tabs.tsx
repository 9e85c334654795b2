import { Tabs } from "@/components/ui/tabs";
import { routeTo } from "@/components/ui/route-to";

/** The same pupils, one by one or by class. */
export function StudentTabs({ uai, current }: { uai: string; current: "list" | "classes" }) {
  return (
    <Tabs
      label="Vues des élèves"
      tabs={[
        { href: routeTo(`/e/${uai}/eleves`), label: "Liste", current: current === "list" },
        { href: routeTo(`/e/${uai}/eleves/classes`), label: "Par classe", current: current === "classes" },
      ]}
    />
  );
}
