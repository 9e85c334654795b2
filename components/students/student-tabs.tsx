import { Tabs } from "@/components/ui/tabs";

/** The same pupils, one by one or by class. */
export function StudentTabs({ uai, current }: { uai: string; current: "list" | "classes" }) {
  return (
    <Tabs
      label="Vues des élèves"
      tabs={[
        { href: `/e/${uai}/eleves`, label: "Liste", current: current === "list" },
        { href: `/e/${uai}/eleves/classes`, label: "Par classe", current: current === "classes" },
      ]}
    />
  );
}
