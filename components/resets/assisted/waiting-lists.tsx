import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/list/table";
import { frenchMoment } from "@/lib/french";
import { abandonList } from "@/lib/resets/actions/lists";

type WaitingList = { id: string; fileName: string; receivedByName: string; receivedAt: Date };
type Props = { uai: string; campaignId: string; lists: readonly WaitingList[] };

/** Lists received and not yet read: each is sealed, and waits for somebody to check its report. */
export function WaitingLists({ uai, campaignId, lists }: Props) {
  const columns: Column<WaitingList>[] = [
    { id: "name", label: "Liste", cell: ({ fileName }) => fileName },
    {
      id: "received",
      label: "Déposée",
      cell: ({ receivedAt, receivedByName }) => `le ${frenchMoment(receivedAt)}, par ${receivedByName}`,
    },
    {
      id: "gestures",
      label: "Gestes",
      cell: ({ id, fileName }) => (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/e/${uai}/reinitialisations/${campaignId}/liste/${id}`}>
            Lire le rapport<span className="sr-only"> de {fileName}</span>
          </LinkButton>
          <AbandonGesture uai={uai} campaignId={campaignId} listId={id} of={fileName} />
        </div>
      ),
    },
  ];
  return <Table caption="Listes à lire" columns={columns} rows={lists} rowId={({ id }) => id} />;
}

/** Destroys a list: nothing of it was sealed. */
export function AbandonGesture({
  uai,
  campaignId,
  listId,
  of,
}: {
  uai: string;
  campaignId: string;
  listId: string;
  of: string;
}) {
  return (
    <ActionForm
      action={abandonList}
      uai={uai}
      tone="secondary"
      submitLabel={
        <>
          Abandonner cette liste<span className="sr-only"> ({of})</span>
        </>
      }
    >
      <input type="hidden" name="campaignId" value={campaignId} />
      <input type="hidden" name="listId" value={listId} />
    </ActionForm>
  );
}
