"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/form/file-drop";
import { Textarea } from "@/components/ui/form/textarea";
import { pasteList } from "@/lib/resets/actions/lists";

type Props = { uai: string; campaignId: string };

/** A plain form, which works without a script; a script only says that the sending has begun. */
export function ListUpload({ uai, campaignId }: Props) {
  const [sending, setSending] = useState(false);
  return (
    <form
      method="post"
      action={`/api/listes/${uai}?campagne=${campaignId}`}
      encType="multipart/form-data"
      className="space-y-4"
      onSubmit={() => {
        setSending(true);
      }}
    >
      <FileDrop
        name="files"
        label="Listes produites par ÉduConnect"
        help="En CSV, une par classe ou toutes ensemble, 10 Mo au plus chacune. Un PDF ou un classeur ne convient pas : copiez plutôt le tableau."
        accept=".csv,.txt"
        multiple
      />
      <Button type="submit" tone="primary" icon="import" busy={sending}>
        Déposer et lire
      </Button>
    </form>
  );
}

/** The same by copy and paste, for who only sees a table on a screen. */
export function ListPaste({ uai, campaignId }: Props) {
  return (
    <ActionForm action={pasteList} uai={uai} submitLabel="Lire le texte collé" tone="secondary">
      <input type="hidden" name="campaignId" value={campaignId} />
      <Textarea
        name="passwordList"
        label="Tableau copié d’ÉduConnect"
        help="Avec sa ligne de titres. Les colonnes peuvent être séparées par des tabulations, des points-virgules ou plusieurs espaces."
        rows={6}
        autoComplete="off"
        spellCheck={false}
      />
    </ActionForm>
  );
}
