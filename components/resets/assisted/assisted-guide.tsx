import { Notice, type NoticeTone } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { ArenaSteps } from "./arena-steps";
import { ClassGuide } from "./class-guide";
import { CancelAssisted, FinishGesture } from "./end-gestures";
import { ListPaste, ListUpload } from "./receive-forms";
import { WaitingLists } from "./waiting-lists";

type ClassFacts = { className: string; done: number; pending: number };

export type Guide = {
  leftOut: readonly { className: string; name: string; status: string | null; outcome: string | null }[];
  classless: readonly string[];
  lists: readonly { id: string; fileName: string; receivedByName: string; receivedAt: Date }[];
  pending: number;
  canReceive: boolean;
  /** Why no list may come any more, for those who could have brought one. */
  refusal: string | null;
  canFinish: boolean;
};

type Props = {
  uai: string;
  campaignId: string;
  classes: readonly ClassFacts[];
  doneCount: number;
  canRun: boolean;
  guide: Guide;
  /** What the last sending of files came to, in the address. */
  answer: string | null;
};

const answers: Record<string, { tone: NoticeTone; title: string; sentence: string }> = {
  recu: {
    tone: "success",
    title: "Les listes sont arrivées.",
    sentence: "Elles sont chiffrées : lisez le rapport de chacune, puis confirmez.",
  },
  vide: {
    tone: "error",
    title: "L’envoi n’a pas abouti.",
    sentence:
      "Aucune liste complète n’est arrivée, ou la campagne n’en attend plus : vérifiez l’état de la campagne, puis recommencez.",
  },
  "trop-gros": {
    tone: "error",
    title: "L’envoi est trop gros.",
    sentence: "Chaque liste tient en 10 Mo : déposez-en une par classe ou par niveau.",
  },
  refuse: {
    tone: "error",
    title: "L’envoi a été refusé.",
    sentence: "Vous n’avez pas le droit de déposer une liste dans cet établissement.",
  },
  erreur: {
    tone: "error",
    title: "Une erreur est survenue pendant l’envoi.",
    sentence: "Rien n’a été modifié : réessayez, puis prévenez la personne qui gère la console.",
  },
};

/** A campaign that waits for the lists of EduConnect: what to do there, class by class, and where to bring them. */
export function AssistedGuide({ uai, campaignId, classes, doneCount, canRun, guide, answer }: Props) {
  const told = answer === null ? undefined : answers[answer];
  const ends = { uai, campaignId, doneCount, pending: guide.pending };
  return (
    <>
      {told && (
        <div className="mb-6">
          <Notice tone={told.tone} title={told.title} live="status">
            {told.sentence}
          </Notice>
        </div>
      )}
      {guide.lists.length > 0 && (
        <Section
          title="Listes à lire"
          sentence="Chiffrées à l’arrivée ; détruites une fois lues, ou au bout de 7 jours."
        >
          <WaitingLists uai={uai} campaignId={campaignId} lists={guide.lists} />
        </Section>
      )}
      <Section title="1. Réinitialiser dans ÉduConnect">
        <div className="space-y-6">
          <ArenaSteps
            classCount={classes.filter(({ pending }) => pending > 0).length}
            pending={guide.pending}
            leftOutCount={guide.leftOut.length}
          />
          <ClassGuide classes={classes} leftOut={guide.leftOut} classless={guide.classless} />
        </div>
      </Section>
      {canRun && (
        <Section
          title="2. Apporter la liste ici"
          sentence="Elle est chiffrée dès son arrivée. Le rapport montre qui s’y trouve, sans aucun mot de passe ; rien ne change avant votre confirmation."
        >
          {guide.canReceive ? (
            <div className="grid gap-8 lg:grid-cols-2">
              <ListUpload uai={uai} campaignId={campaignId} />
              <ListPaste uai={uai} campaignId={campaignId} />
            </div>
          ) : (
            <Notice tone="warning">{guide.refusal}</Notice>
          )}
        </Section>
      )}
      {canRun && (
        <Section
          title="3. Terminer"
          sentence="La campagne se termine d’elle-même quand le mot de passe de chaque élève a été lu. On peut imprimer les classes déjà lues sans attendre."
        >
          <div className="flex flex-wrap gap-3">
            {guide.canFinish && <FinishGesture {...ends} />}
            <CancelAssisted {...ends} />
          </div>
        </Section>
      )}
    </>
  );
}
