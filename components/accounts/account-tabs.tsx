import { routeTo } from "@/components/ui/route-to";
import { Tabs } from "@/components/ui/tabs";

/** The list of accounts, and what is wrong with them. */
export function AccountTabs({ uai, current }: { uai: string; current: "list" | "findings" }) {
  return (
    <Tabs
      label="Vues des comptes"
      tabs={[
        { href: routeTo(`/e/${uai}/comptes`), label: "Liste", current: current === "list" },
        {
          href: routeTo(`/e/${uai}/comptes/constats`),
          label: "Constats",
          current: current === "findings",
        },
      ]}
    />
  );
}
