import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/form/select";
import { FilterChips } from "@/components/ui/list/filter-chips";
import { Pagination } from "@/components/ui/list/pagination";
import { SearchForm } from "@/components/ui/list/search-form";
import { SelectionBar } from "@/components/ui/list/selection-bar";
import { type Column, Table } from "@/components/ui/list/table";
import { TableSkeleton } from "@/components/ui/list/table-skeleton";
import { Section } from "@/components/ui/section";
import { Status, type StatusTone } from "@/components/ui/status";

type Pupil = {
  id: string;
  name: string;
  group: string;
  login: string;
  state: [StatusTone, string];
  resets: number;
};

const pupils: Pupil[] = [
  {
    id: "1",
    name: "ĐẶNG Chloé",
    group: "4e B",
    login: "chloe.dang2",
    state: ["success", "Actif"],
    resets: 3,
  },
  {
    id: "2",
    name: "ŁUKASZ Özgür",
    group: "4 D",
    login: "ozgur.lukasz",
    state: ["warning", "Provisoire"],
    resets: 12,
  },
  {
    id: "3",
    name: "WOLFESCHLEGELSTEINHAUSENBERGERDORFF DE ALBUQUERQUE E CASTRO Maria-Esperança Anne-Charlotte",
    group: "3e SEGPA",
    login: "maria-esperanca.wolfeschlegelsteinhausenberg",
    state: ["danger", "Bloqué"],
    resets: 0,
  },
  {
    id: "4",
    name: "N’DIAYE Léa",
    group: "6e A",
    login: "lea.ndiaye",
    state: ["neutral", "Jamais activé"],
    resets: 0,
  },
  {
    id: "5",
    name: "NGUYỄN Ŵyn",
    group: "5e C",
    login: "wyn.nguyen",
    state: ["info", "FranceConnect"],
    resets: 1,
  },
];

const columns: Column<Pupil>[] = [
  {
    id: "name",
    label: "Élève",
    cell: (pupil) => <a href="#contenu">{pupil.name}</a>,
    sort: { href: "/reglages/interface?tri=nom", now: "ascending" },
    total: "5 élèves",
  },
  {
    id: "group",
    label: "Classe",
    cell: (pupil) => pupil.group,
    sort: { href: "/reglages/interface?tri=classe", now: "none" },
  },
  {
    id: "login",
    label: "Identifiant",
    cell: (pupil) => <span className="font-mono break-all">{pupil.login}</span>,
  },
  { id: "state", label: "État", cell: (pupil) => <Status tone={pupil.state[0]}>{pupil.state[1]}</Status> },
  { id: "resets", label: "Réinitialisations", cell: (pupil) => pupil.resets, kind: "number", total: 16 },
];

const groups = [
  { value: "4B", label: "4e B" },
  { value: "4D", label: "4 D" },
];

export function ListSection() {
  return (
    <Section
      title="Liste"
      sentence="En-tête fixe, recherche et filtres dans l’adresse, sélection comptée exactement."
    >
      <div className="space-y-4">
        <SearchForm label="Rechercher un élève" kept={{ etat: "provisoire" }}>
          <Select name="classe" label="Classe" options={groups} placeholder="Toutes les classes" />
        </SearchForm>
        <FilterChips
          clearHref="/reglages/interface"
          chips={[
            { label: "Classe : 4e B", removeHref: "/reglages/interface?etat=provisoire" },
            { label: "Provisoire depuis plus de 15 jours", removeHref: "/reglages/interface?classe=4B" },
          ]}
        />
        <Table
          caption="Élèves du collège"
          columns={columns}
          rows={pupils}
          rowId={(pupil) => pupil.id}
          selection={{
            formId: "selection-demo",
            name: "pupil",
            label: (pupil) => `Sélectionner ${pupil.name}`,
          }}
        />
        <form id="selection-demo" method="get" className="contents">
          <SelectionBar
            formId="selection-demo"
            name="pupil"
            total={612}
            singular="élève sélectionné"
            plural="élèves sélectionnés"
          >
            <Button type="submit" tone="primary">
              Préparer une réinitialisation
            </Button>
          </SelectionBar>
        </form>
        <Pagination
          summary="5 élèves sur 612"
          firstHref="/reglages/interface"
          nextHref="/reglages/interface?apres=5"
        />
      </div>
    </Section>
  );
}

export function OtherListsSection() {
  return (
    <>
      <Section title="Liste dense">
        <Table
          dense
          caption="Élèves, en lignes serrées"
          columns={columns.map((column) => ({ ...column, total: undefined }))}
          rows={pupils}
          rowId={(pupil) => pupil.id}
        />
      </Section>
      <Section title="Liste vide et liste qui vient">
        <div className="grid gap-10 xl:grid-cols-2">
          <EmptyState
            title="Aucun élève n’a encore été importé."
            gesture={
              <LinkButton href="/reglages/interface" tone="primary" icon="import">
                Importer un export SIECLE
              </LinkButton>
            }
          >
            Déposez l’export SIECLE de l’établissement : les classes et les élèves apparaîtront ici.
          </EmptyState>
          <TableSkeleton rows={5} columns={4} />
        </div>
      </Section>
    </>
  );
}
