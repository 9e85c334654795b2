"use client";

import type { ActionResult } from "@/lib/action-result";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Consequences, Dialog, DialogCancel } from "@/components/ui/dialog";
import { Checkbox } from "@/components/ui/form/choices";
import { TypedCountField } from "@/components/ui/form/typed-count-field";
import { Section } from "@/components/ui/section";
import { SummaryPanel } from "@/components/ui/wizard/summary-panel";
import { Wizard } from "@/components/ui/wizard/wizard";

export function WizardSection() {
  return (
    <Section title="Assistant" sentence="Les étapes dans la marge, le récapitulatif toujours visible.">
      <Wizard
        steps={[
          { label: "Choisir", state: "done", href: "/reglages/interface" },
          { label: "Écarter", state: "current" },
          { label: "Confirmer", state: "todo" },
          { label: "Réinitialiser", state: "todo" },
        ]}
        summary={
          <SummaryPanel
            title="Récapitulatif"
            lines={[
              { term: "Classes", value: "24" },
              { term: "Élèves choisis", value: "640" },
              { term: "Écartés", value: "28" },
              { term: "À réinitialiser", value: "612" },
            ]}
          >
            Mots de passe provisoires valables jusqu’au 20 février 2027.
          </SummaryPanel>
        }
      >
        <div className="space-y-4">
          <h3 className="font-semibold">Qui faut-il écarter ?</h3>
          <Checkbox
            name="never-activated"
            label="Comptes jamais activés (21)"
            help="Ces élèves n’ont pas encore de mot de passe à changer."
            defaultChecked
          />
          <Checkbox name="blocked" label="Bloqués à la main (7)" defaultChecked />
          <Button tone="primary">Vérifier avant de confirmer</Button>
        </div>
      </Wizard>
    </Section>
  );
}

export function DialogSection() {
  return (
    <Section
      title="Questions"
      sentence="Le navigateur fournit la fenêtre : Échap la ferme, le focus revient."
    >
      <div className="flex flex-wrap gap-3">
        <Dialog trigger="Renommer la réinitialisation" title="Renommer la réinitialisation">
          <p>Le nom apparaît dans la liste et sur les fiches.</p>
          <DialogCancel />
        </Dialog>
        <Dialog
          danger
          trigger="Annuler la réinitialisation"
          title="Annuler les 318 réinitialisations qui restent ?"
        >
          <Consequences
            what="Les élèves qui n’ont pas encore été traités gardent leur mot de passe actuel."
            who="318 élèves de 12 classes."
            undo="Possible : une nouvelle réinitialisation peut les reprendre."
          />
          <ActionForm
            action={refuse}
            tone="danger"
            submitLabel="Annuler 318 réinitialisations"
            aside={<DialogCancel />}
            stepUpNeeded
          >
            <TypedCountField expected={318} />
          </ActionForm>
        </Dialog>
      </div>
    </Section>
  );
}

function refuse(): Promise<ActionResult> {
  return Promise.resolve({ status: "refused", reason: "La réinitialisation est déjà terminée.", values: {} });
}
