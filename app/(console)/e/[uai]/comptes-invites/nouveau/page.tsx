import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Checkbox } from "@/components/ui/form/choices";
import { Field } from "@/components/ui/form/field";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { createGuest } from "@/lib/guests/actions";
import { readGuestForm } from "@/lib/guests/read";
import { frenchDate } from "@/lib/imports/rules/preview/wording";

export const metadata: Metadata = { title: "Nouveau compte invité" };

export default async function NewGuestPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params;
  const form = await readGuestForm(uai);
  return (
    <>
      <PageHeader
        trail={[{ label: "Comptes invités", href: routeTo(`/e/${uai}/comptes-invites`) }]}
        title="Nouveau compte invité"
        sentence="Une exception, avec une fin, quelqu’un qui en répond, et une raison."
      />
      {form.sponsors.length === 0 ? (
        <EmptyState
          title="Aucun parrain possible"
          gesture={
            <LinkButton tone="primary" icon="import" href={`/e/${uai}/imports`}>
              Importer les comptes
            </LinkButton>
          }
        >
          Un invité a toujours un parrain parmi les personnels&nbsp;: importez d’abord l’annuaire ou la liste
          des comptes.
        </EmptyState>
      ) : (
        <GuestForm uai={uai} form={form} />
      )}
    </>
  );
}

type GuestFormData = Awaited<ReturnType<typeof readGuestForm>>;

function GuestForm({ uai, form: { sponsors, firstDay, lastDay } }: { uai: string; form: GuestFormData }) {
  return (
    <ActionForm
      action={createGuest}
      uai={uai}
      submitLabel="Créer le compte invité"
      aside={<LinkButton href={`/e/${uai}/comptes-invites`}>Ne rien créer</LinkButton>}
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <Field name="nom" label="Nom" autoComplete="off" />
        <Field name="prenom" label="Prénom" autoComplete="off" />
        <Field
          name="courriel"
          type="email"
          label="Courriel professionnel"
          help="Celui que donne son employeur."
          autoComplete="off"
        />
        <Field
          name="fin"
          type="date"
          label="Date de fin"
          help={`Au plus tard le ${frenchDate(lastDay)}.`}
          min={firstDay}
          max={lastDay}
          defaultValue={lastDay}
        />
        <Select
          name="parrain"
          label="Parrain"
          help="Le membre du personnel qui répond de cette personne."
          placeholder="Choisir"
          options={sponsors.map(({ id, lastName, firstName }) => ({
            value: id,
            label: `${lastName} ${firstName}`,
          }))}
        />
      </div>
      <Reasons />
    </ActionForm>
  );
}

function Reasons() {
  return (
    <>
      <Textarea
        name="motif"
        label="Motif"
        help="Une phrase : à quoi sert ce compte."
        rows={2}
        maxLength={300}
      />
      <Textarea
        name="motifAdresse"
        label="Pourquoi une adresse grand public"
        help="Seulement si l’adresse est chez Gmail, Orange, Free… : demandez d’abord une adresse professionnelle."
        optional
        rows={2}
        maxLength={300}
      />
      <Checkbox
        name="autre"
        label="C’est une autre personne"
        help="À cocher si l’académie alimente déjà un compte au même nom, et que ce n’est pas elle."
      />
    </>
  );
}
