import type { Metadata } from "next";
import { AccountFilters } from "@/components/accounts/account-filters";
import { GuestTable, tickName } from "@/components/accounts/account-table";
import { filterPairs, listHref } from "@/components/accounts/list-address";
import { BatchBar } from "@/components/batches/batch-bar";
import { GuestTabs } from "@/components/guests/guest-tabs";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Pagination } from "@/components/ui/list/pagination";
import { PageHeader } from "@/components/ui/page-header";
import { readAccounts } from "@/lib/accounts/read";
import { count, frenchNumber } from "@/lib/french";

export const metadata: Metadata = { title: "Comptes invités" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = Awaited<ReturnType<typeof readAccounts>>;

const formId = "selection";

export default async function GuestsPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const found = await readAccounts(uai, { crowd: "GUESTS", query: await searchParams });
  const guests = found.counts.filter(({ isGuest }) => isGuest);
  return (
    <>
      <PageHeader
        title="Comptes invités"
        sentence={describe(guests)}
        gesture={
          <>
            {found.total > 0 && <ExportForm uai={uai} filter={found.filter} total={found.total} />}
            {found.mayManage && (
              <LinkButton tone="primary" href={`/e/${uai}/comptes-invites/nouveau`}>
                Créer un compte invité
              </LinkButton>
            )}
          </>
        }
      />
      <GuestTabs uai={uai} current="list" />
      {guests.length === 0 ? (
        <EmptyState
          title="Aucun compte invité"
          gesture={
            found.mayImport && (
              <LinkButton href={`/e/${uai}/imports`}>Importer la liste des invités</LinkButton>
            )
          }
        >
          Importez la liste des invités de votre ENT, ou créez ici un compte avec une fin, un parrain et un
          motif.
        </EmptyState>
      ) : (
        <>
          <AccountFilters uai={uai} crowd="GUESTS" filter={found.filter} values={found.values} />
          <Guests uai={uai} found={found} />
        </>
      )}
    </>
  );
}

/** In the console’s own template: importing it again loses nothing. */
function ExportForm({ uai, filter, total }: Pick<Found, "filter" | "total"> & { uai: string }) {
  return (
    <form method="post" action={`/e/${uai}/comptes/export`}>
      <HiddenFields fields={[...filterPairs(filter), ["crowd", "GUESTS"]]} />
      <Button type="submit" icon="download">
        Exporter {count(total, "invité")} (CSV)
      </Button>
    </form>
  );
}

function describe(guests: Found["counts"]): string {
  const of = (status: string) => guests.find((row) => row.status === status)?.count ?? 0;
  if (guests.length === 0)
    return "Un compte invité est une exception : il a une fin, un parrain et un motif.";
  return `${count(of("ACTIVE"), "compte actif", "comptes actifs")}, ${count(of("SUSPENDED"), "suspendu")}, ${count(of("BINNED"), "à la corbeille", "à la corbeille")}.`;
}

function Guests({ uai, found }: { uai: string; found: Found }) {
  const { filter, accounts, total, next, isFirstPage, mayManage, days } = found;
  if (total === 0) {
    return (
      <EmptyState
        title="Aucun invité ne correspond"
        gesture={<LinkButton href={listHref(uai, "GUESTS", {})}>Retirer tous les filtres</LinkButton>}
      >
        Vérifiez l’orthographe ou retirez un filtre. Les accents et les majuscules ne comptent pas.
      </EmptyState>
    );
  }
  return (
    <div>
      <GuestTable
        uai={uai}
        accounts={accounts}
        selectionForm={mayManage ? formId : null}
        today={days.today}
      />
      <Pagination
        summary={`${frenchNumber(accounts.length)} sur ${count(total, "invité")}`}
        firstHref={isFirstPage ? null : listHref(uai, "GUESTS", filter)}
        nextHref={next === null ? null : listHref(uai, "GUESTS", { ...filter, apres: next })}
      />
      {mayManage && (
        <BatchBar
          {...{ uai, formId, tickName, total }}
          crowd="GUESTS"
          filter={filterPairs(filter)}
          gestures={
            filter.etat === "BINNED"
              ? ["RESTORE", "DELETE"]
              : ["EXTEND", "CHANGE_SPONSOR", "SUSPEND", "RESTORE", "BIN"]
          }
        />
      )}
    </div>
  );
}
