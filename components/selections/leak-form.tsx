"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/form/file-drop";
import { Textarea } from "@/components/ui/form/textarea";
import { Notice } from "@/components/ui/notice";
import { routeTo } from "@/components/ui/route-to";

type Answer = { status: "received"; ids: string[] } | { status: "refused"; reason: string };

const broken = "La liste n’est pas arrivée : vérifiez la connexion, puis recommencez.";

/**
 * A list pasted or dropped. Two plain forms; with a script a refusal leaves the text where it was, since the console
 * never sends a leaked text back.
 */
export function LeakForm({ uai, fault }: { uai: string; fault: string | null }) {
  const router = useRouter();
  const [refusal, setRefusal] = useState(fault);
  const [sending, setSending] = useState<string | null>(null);
  const address = `/api/fuites/${uai}`;
  const send = async (form: HTMLFormElement) => {
    setSending(form.id);
    setRefusal(null);
    const answer = await post(address, new FormData(form));
    if (answer.status === "received") {
      router.push(routeTo(`/e/${uai}/reinitialisations/fuite/${answer.ids[0] ?? ""}`));
      return;
    }
    setRefusal(answer.reason);
    setSending(null);
  };
  const shared = { address, sending, send };
  return (
    <div className="space-y-8">
      {refusal !== null && (
        <Notice tone="error" live="alert" title="La liste n’a pas été lue.">
          {refusal}
        </Notice>
      )}
      <LeakPart {...shared} id="coller" label="Chercher les élèves du texte" tone="primary">
        <Textarea
          name="texte"
          label="Lignes de la fuite"
          help="Un élève par ligne : identifiant, adresse, INE, ou nom et prénom, avec la classe ou la date de naissance si vous l’avez. Ce qui suit un identifiant n’est jamais lu."
          rows={10}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
        />
      </LeakPart>
      <LeakPart {...shared} id="deposer" label="Chercher les élèves du fichier" tone="secondary">
        <FileDrop
          name="fichier"
          label="Ou un fichier"
          help="Texte ou CSV, 5 Mo et 50 000 lignes au plus. Une première ligne de titres (Nom, Prénom, Identifiant…) est reconnue."
          accept=".csv,.txt"
        />
      </LeakPart>
    </div>
  );
}

type PartProps = {
  id: string;
  address: string;
  label: string;
  tone: "primary" | "secondary";
  sending: string | null;
  send: (form: HTMLFormElement) => Promise<void>;
  children: ReactNode;
};

function LeakPart({ id, address, label, tone, sending, send, children }: PartProps) {
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(event.currentTarget);
  };
  return (
    <form
      id={id}
      method="post"
      action={address}
      encType="multipart/form-data"
      onSubmit={submit}
      className="space-y-4"
    >
      {children}
      <Button type="submit" tone={tone} busy={sending === id} disabled={sending !== null}>
        {label}
      </Button>
    </form>
  );
}

async function post(address: string, body: FormData): Promise<Answer> {
  try {
    const response = await fetch(address, { method: "POST", body, headers: { accept: "application/json" } });
    return (await response.json()) as Answer;
  } catch {
    return { status: "refused", reason: broken };
  }
}
