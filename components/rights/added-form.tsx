import { Button, LinkButton } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { routeTo } from "@/components/ui/route-to";
import { Section } from "@/components/ui/section";
import type { ConversionListFilter } from "@/lib/rights/rules/lists/filters";
import { pairsOf } from "./list-address";
import { conversionAsked } from "./target-address";

/** How many people a conversion may add; the other filters stay. */
export function AddedForm({ uai, filter }: { uai: string; filter: ConversionListFilter }) {
  const kept = pairsOf({ ...conversionAsked(filter), ajouts: undefined });
  return (
    <Section
      title="Combien de personnes accepter en plus"
      sentence="À 0, personne ne gagne d’accès. Au-delà, chaque personne ajoutée est nommée."
    >
      <form method="get" className="flex flex-wrap items-end gap-3">
        <HiddenFields fields={kept} />
        <Field
          name="ajouts"
          label="Personnes ajoutées, au plus"
          type="number"
          min={0}
          max={500}
          defaultValue={String(filter.ajouts)}
          figures
        />
        <Button type="submit">Proposer de nouveau</Button>
        {filter.cible.length > 0 && (
          <LinkButton href={routeTo(`/e/${uai}/droits/convertir`)}>Toutes les cibles</LinkButton>
        )}
      </form>
    </Section>
  );
}
