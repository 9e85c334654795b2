"use client";

import { type ChangeEvent, type SyntheticEvent, useId, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { count } from "@/lib/french";

const mostFiles = 10;
const importable = /\.(?:zip|xml|csv|txt)$/i;

const neverChanges = () => () => undefined;
const takesFolders = () => "webkitdirectory" in HTMLInputElement.prototype;

/** Sends what a whole folder holds. Only a browser with a script can: nothing shows without one. */
export function FolderForm({ uai }: { uai: string }) {
  const id = useId();
  const ready = useSyncExternalStore(neverChanges, takesFolders, () => false);
  const [sending, setSending] = useState(false);
  const [found, setFound] = useState<{ kept: number; left: number } | null>(null);
  if (!ready) return null;
  const sort = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    const kept = files.filter(({ name }) => importable.test(name));
    // The browser takes everything in the folder: what is no export stays here.
    const held = new DataTransfer();
    for (const file of kept) held.items.add(file);
    event.target.files = held.files;
    setFound({ kept: kept.length, left: files.length - kept.length });
  };
  const send = (event: SyntheticEvent) => {
    if (found && found.kept > 0 && found.kept <= mostFiles) setSending(true);
    else event.preventDefault();
  };
  return (
    <details>
      <summary className="link">Envoyer un dossier entier</summary>
      <form
        method="post"
        action={`/api/imports/${uai}`}
        encType="multipart/form-data"
        className="space-y-3 pt-3"
        onSubmit={send}
      >
        <label htmlFor={id} className="block font-medium">
          Dossier à importer
        </label>
        <input
          id={id}
          type="file"
          name="files"
          required
          ref={(input) => input?.setAttribute("webkitdirectory", "")}
          onChange={sort}
          aria-describedby={`${id}-found`}
          className="block w-full max-w-text text-muted"
        />
        <p id={`${id}-found`} role="status" className="text-sm text-muted">
          {found ? sentenceOf(found) : "Seuls les fichiers XML, ZIP, CSV et TXT du dossier sont envoyés."}
        </p>
        <Button type="submit" busy={sending}>
          Envoyer et lire le dossier
        </Button>
      </form>
    </details>
  );
}

function sentenceOf({ kept, left }: { kept: number; left: number }): string {
  const rest = left > 0 ? ` ; ${count(left, "autre est laissé", "autres sont laissés")} de côté.` : ".";
  if (kept === 0) return "Ce dossier ne contient aucun fichier XML, ZIP, CSV ou TXT.";
  if (kept > mostFiles)
    return `Ce dossier contient ${count(kept, "fichier")} à importer : envoyez-en ${mostFiles} au plus à la fois.`;
  return `${count(kept, "fichier à envoyer", "fichiers à envoyer")}${rest}`;
}
