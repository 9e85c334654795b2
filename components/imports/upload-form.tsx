"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/form/file-drop";

const templates = [
  { file: "eleves", label: "élèves" },
  { file: "comptes", label: "comptes" },
  { file: "invites", label: "invités" },
  { file: "rubriques", label: "rubriques" },
  { file: "services", label: "services" },
  { file: "groupes", label: "groupes" },
  { file: "droits", label: "droits" },
];

/** A plain form, which works without a script; a script only says that the sending has begun. */
export function UploadForm({ uai }: { uai: string }) {
  const [sending, setSending] = useState(false);
  return (
    <form
      method="post"
      action={`/api/imports/${uai}`}
      encType="multipart/form-data"
      className="space-y-4"
      onSubmit={() => {
        setSending(true);
      }}
    >
      <FileDrop
        name="files"
        label="Fichiers à importer"
        help="Élèves : export SIECLE (ElevesSansAdresses ou Structures, ZIP ou XML), liste ONDE, BE1D ou ÉduConnect. Comptes de l’ENT : annuaire AAF (ZIP ou XML), STSWEB, liste des comptes ou des invités en CSV. Droits : rubriques, services, groupes, droits en CSV, dans cet ordre. 10 fichiers au plus."
        accept=".zip,.xml,.csv,.txt"
        multiple
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" tone="primary" icon="import" busy={sending}>
          Envoyer et lire les fichiers
        </Button>
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <span className="text-muted">Modèles (CSV)&nbsp;:</span>
        {templates.map(({ file, label }) => (
          <a key={file} href={`/modeles/${file}.csv`} download className="link">
            {label}
          </a>
        ))}
      </p>
      <p className="max-w-prose text-sm text-muted">
        Rien n’est changé à l’envoi&nbsp;: la console montre d’abord ce que chaque fichier modifierait. Les
        fichiers sont chiffrés dès leur arrivée, puis effacés une fois appliqués, ou au bout de 7 jours.
      </p>
    </form>
  );
}
