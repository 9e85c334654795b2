import { Progress } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";

export function MomentSection() {
  return (
    <Section
      title="Avancement"
      sentence="La barre, les chiffres, ce qui vient d’être fait, et qu’on peut partir."
    >
      <div className="space-y-8">
        <Progress
          label="Réinitialisation de 612 mots de passe"
          done={318}
          total={612}
          remaining="environ 20 s"
        >
          <p>Dernier traité : ĐẶNG Chloé (4e B). 2 échecs jusqu’ici.</p>
          <p>Vous pouvez fermer cette page : le travail continue.</p>
        </Progress>
        <Progress label="Import de 1 240 élèves" done={0} total={1240} remaining="en attente" />
        <Progress label="Réinitialisation terminée" done={612} total={612} />
      </div>
    </Section>
  );
}
