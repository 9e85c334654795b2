import { routeTo } from "@/components/ui/route-to";
import { Tabs } from "@/components/ui/tabs";

/** The list of guests, what is wrong with them, and what was done to many at once. */
export function GuestTabs({ uai, current }: { uai: string; current: "list" | "cleanup" | "batches" }) {
  return (
    <Tabs
      label="Vues des comptes invités"
      tabs={[
        { href: routeTo(`/e/${uai}/comptes-invites`), label: "Liste", current: current === "list" },
        {
          href: routeTo(`/e/${uai}/comptes-invites/nettoyage`),
          label: "Nettoyage",
          current: current === "cleanup",
        },
        { href: routeTo(`/e/${uai}/comptes-invites/lots`), label: "Lots", current: current === "batches" },
      ]}
    />
  );
}
