import type { Metadata } from "next";
import { ConversionForm } from "@/components/rights/conversion-form";
import { RightsTabs } from "@/components/rights/rights-tabs";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/form/field";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { count } from "@/lib/french";
import { readConversions } from "@/lib/rights/read/rights";
import { type Target, targetKinds } from "@/lib/rights/rules/model";

export const metadata: Metadata = { title: "Convertir des droits personnels" };

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ uai: string }>; searchParams: Promise<Search> };

/** Beyond, a page is too long to be read with care: the rest comes once these are done. */
const shownConversions = 200;

export default async function ConvertPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const search = await searchParams;
  const targets = targetsOf(search["cible"]);
  const added = addedOf(search["ajouts"]);
  const { conversions, mayManage } = await readConversions(uai, targets, added);
  const shown = conversions.slice(0, shownConversions);
  return (
    <>
      <PageHeader
        title="Convertir des droits personnels"
        sentence="Un droit appartient à un profil ou à une fonction. Voici, pour chaque droit donné à des personnes, les populations qui peuvent le porter."
      />
      <RightsTabs uai={uai} current="convert" />
      <Section
        title="Combien de personnes accepter en plus"
        sentence="À 0, personne ne gagne d’accès. Au-delà, chaque personne ajoutée est nommée."
      >
        <form method="get" className="flex flex-wrap items-end gap-3">
          {(targets ?? []).map(({ kind, id }) => (
            <input key={id} type="hidden" name="cible" value={`${kind}:${id}`} />
          ))}
          <Field
            name="ajouts"
            label="Personnes ajoutées, au plus"
            type="number"
            min={0}
            max={500}
            defaultValue={String(added)}
            figures
          />
          <Button type="submit">Proposer de nouveau</Button>
          {targets !== null && <LinkButton href={`/e/${uai}/droits/convertir`}>Toutes les cibles</LinkButton>}
        </form>
      </Section>
      <Section title={count(conversions.length, "conversion proposée", "conversions proposées")}>
        {shown.length === 0 ? (
          <EmptyState title="Rien à convertir">
            Aucun droit durable n’est donné à une personne présente&nbsp;: tous appartiennent à des
            populations, ou ont une fin.
          </EmptyState>
        ) : (
          <>
            {conversions.length > shown.length && (
              <p className="mb-4">
                Les {shown.length} premières sont montrées&nbsp;: les autres viendront une fois celles-ci
                appliquées.
              </p>
            )}
            <ConversionForm uai={uai} added={added} conversions={shown} mayManage={mayManage} />
          </>
        )}
      </Section>
    </>
  );
}

/** The targets of the address, or null for all. */
function targetsOf(asked: Search[string]): Target[] | null {
  const written = asked === undefined ? [] : Array.isArray(asked) ? asked : [asked];
  const targets = written.flatMap((text) => {
    const [kind, id = ""] = text.split(":");
    const known = targetKinds.find((one) => one === kind);
    return known && /^[0-9a-f-]{36}$/.test(id) ? [{ kind: known, id }] : [];
  });
  return targets.length > 0 ? targets : null;
}

function addedOf(text: Search[string]): number {
  const added = Number(text ?? 0);
  return Number.isInteger(added) && added >= 0 && added <= 500 ? added : 0;
}
