import type { Metadata } from "next";
import { AccountFilters } from "@/components/accounts/account-filters";
import { AccountTabs } from "@/components/accounts/account-tabs";
import { AccountTable, tickName } from "@/components/accounts/account-table";
import { filterPairs, listHref } from "@/components/accounts/list-address";
import { BatchBar } from "@/components/batches/batch-bar";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { HiddenFields } from "@/components/ui/form/hidden-fields";
import { Pagination } from "@/components/ui/list/pagination";
import { PageHeader } from "@/components/ui/page-header";
import { readAccounts } from "@/lib/accounts/read";
import { count, frenchNumber } from "@/lib/french";

export const metadata: Metadata = { title: "Comptes" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Found = Awaited<ReturnType<typeof readAccounts>>;

const formId = "selection";

export default async function AccountsPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const found = await readAccounts(uai, { crowd: "EVERYBODY", query: await searchParams });
  const { filter, counts, total, values } = found;
  const known = counts.reduce((sum, { count: number }) => sum + number, 0);
  return (
    <>
      <PageHeader
        title="Comptes"
        sentence={describe(counts)}
        gesture={
          total > 0 && (
            <form method="post" action={`/e/${uai}/comptes/export`}>
              <HiddenFields fields={filterPairs(filter)} />
              <Button type="submit" icon="download">
                Exporter {count(total, "compte")} (CSV)
              </Button>
            </form>
          )
        }
      />
      <AccountTabs uai={uai} current="list" />
      {known === 0 ? (
        <Nobody uai={uai} mayImport={found.mayImport} />
      ) : (
        <>
          <AccountFilters uai={uai} crowd="EVERYBODY" filter={filter} values={values} />
          <Accounts uai={uai} found={found} />
        </>
      )}
    </>
  );
}

function describe(counts: Found["counts"]): string {
  const of = (status: string) =>
    counts.filter((row) => row.status === status).reduce((sum, row) => sum + row.count, 0);
  const guests = counts
    .filter(({ isGuest, status }) => isGuest && status !== "BINNED")
    .reduce((sum, row) => sum + row.count, 0);
  const present = of("ACTIVE") + of("SUSPENDED");
  return `${count(present, "compte présent", "comptes présents")}, dont ${count(guests, "invité")} et ${count(of("SUSPENDED"), "suspendu")}.`;
}

function Accounts({ uai, found }: { uai: string; found: Found }) {
  const { filter, accounts, total, next, isFirstPage, mayManage } = found;
  if (total === 0) {
    return (
      <EmptyState
        title="Aucun compte ne correspond"
        gesture={<LinkButton href={listHref(uai, "EVERYBODY", {})}>Retirer tous les filtres</LinkButton>}
      >
        Vérifiez l’orthographe ou retirez un filtre. Les accents et les majuscules ne comptent pas.
      </EmptyState>
    );
  }
  return (
    <div>
      <AccountTable uai={uai} accounts={accounts} selectionForm={mayManage ? formId : null} />
      <Pagination
        summary={`${frenchNumber(accounts.length)} sur ${count(total, "compte")}`}
        firstHref={isFirstPage ? null : listHref(uai, "EVERYBODY", filter)}
        nextHref={next === null ? null : listHref(uai, "EVERYBODY", { ...filter, apres: next })}
      />
      {mayManage && (
        <BatchBar
          {...{ uai, formId, tickName, total }}
          crowd="EVERYBODY"
          filter={filterPairs(filter)}
          gestures={["SUSPEND", "RESTORE", "DEPART"]}
        />
      )}
    </div>
  );
}

function Nobody({ uai, mayImport }: { uai: string; mayImport: boolean }) {
  return (
    <EmptyState
      title="Aucun compte pour l’instant"
      gesture={
        mayImport && (
          <LinkButton tone="primary" icon="import" href={`/e/${uai}/imports`}>
            Importer les comptes
          </LinkButton>
        )
      }
    >
      Les comptes viennent de l’annuaire académique (AAF), de STSWEB, ou de la liste des comptes de l’ENT en
      CSV.
    </EmptyState>
  );
}
