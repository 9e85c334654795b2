import type { ReactNode } from "react";
import Link from "next/link";
import { AutoRefresh } from "@/components/ui/auto-refresh";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { Status } from "@/components/ui/status";
import { count } from "@/lib/french";
import type { ImportStatus } from "@/lib/imports/rules/preview/lifecycle";
import type { ImportCounts } from "@/lib/imports/rules/preview/stored-shapes";
import { importWords } from "./import-words";

type Props = {
  uai: string;
  importId: string;
  status: ImportStatus;
  refusal: string | null;
  counts: ImportCounts;
  canMake: boolean;
  /** Imports made of the files of an archive. */
  parts: readonly ImportPart[];
};

type ImportPart = { id: string; fileName: string; status: ImportStatus };

const standings: Record<ImportStatus, (props: Props) => ReactNode> = {
  RECEIVING: ReadingProgress,
  RECEIVED: ReadingProgress,
  NEEDS_MAPPING: ColumnsNotice,
  REFUSED: ClosedNotice,
  READY: RefusalNotice,
  APPLYING: ApplyingNotice,
  APPLIED: RefusalNotice,
  ABANDONED: ClosedNotice,
  SPLIT: SplitNotice,
};

/** Where the import stands and what is expected of the reader; nothing when the preview speaks for itself. */
export function ImportStanding(props: Props) {
  const Standing = standings[props.status];
  return <Standing {...props} />;
}

function RefusalNotice({ refusal }: Pick<Props, "refusal">) {
  return refusal === null ? null : <Notice tone="warning" title={refusal} />;
}

function ApplyingNotice() {
  return (
    <Notice tone="info" title="L’import est en cours d’application.">
      <AutoRefresh />
      Vous pouvez fermer cette page&nbsp;: l’import continue. Elle se met à jour toute seule, ou en la
      rechargeant.
    </Notice>
  );
}

function ColumnsNotice({ uai, importId, canMake }: Pick<Props, "uai" | "importId" | "canMake">) {
  return (
    <Notice tone="warning" title="La console ne connaît pas encore les colonnes de ce fichier.">
      <p>Indiquez-les une fois&nbsp;: elles seront retenues pour les prochains fichiers semblables.</p>
      {canMake && (
        <LinkButton tone="primary" href={`/e/${uai}/imports/${importId}/colonnes`}>
          Indiquer les colonnes
        </LinkButton>
      )}
    </Notice>
  );
}

function SplitNotice({ uai, parts }: Pick<Props, "uai" | "parts">) {
  const reading = parts.some(({ status }) => status === "RECEIVED");
  return (
    <Notice tone="success" title={`Cette archive a été répartie en ${count(parts.length, "import")}.`}>
      {reading && <AutoRefresh />}
      <p>Ouvrez chacun d’eux pour vérifier ce qu’il changerait&nbsp;:</p>
      <ul className="list-disc space-y-1 pl-5">
        {parts.map(({ id, fileName, status }) => (
          <li key={id}>
            <Link href={`/e/${uai}/imports/${id}`} className="link break-all">
              {fileName}
            </Link>{" "}
            <Status tone={importWords[status].tone}>{importWords[status].label}</Status>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function ClosedNotice({ refusal }: Pick<Props, "refusal">) {
  if (refusal === null) {
    return (
      <Notice tone="info" title="Cet import a été abandonné.">
        Le fichier envoyé et son aperçu ont été effacés, sans rien modifier.
      </Notice>
    );
  }
  return (
    <Notice tone="error" title="Ce fichier n’a pas été importé.">
      <p>{refusal}</p>
      <p>Le fichier envoyé a été effacé et aucun élève n’a été modifié.</p>
    </Notice>
  );
}

function ReadingProgress({ counts, refusal }: Pick<Props, "counts" | "refusal">) {
  return (
    <div className="space-y-5">
      <AutoRefresh />
      {refusal !== null && <Notice tone="warning" title={refusal} />}
      {counts.total === null ? (
        <Notice tone="info" title="Le fichier est en cours de lecture.">
          {counts.read > 0 && <p>{count(counts.read, "élève lu", "élèves lus")} jusqu’ici.</p>}
          <p>Cette page se met à jour toute seule, ou en la rechargeant.</p>
        </Notice>
      ) : (
        <Progress label="Lecture du fichier" done={counts.read} total={counts.total}>
          <p>Cette page se met à jour toute seule, ou en la rechargeant.</p>
        </Progress>
      )}
    </div>
  );
}
