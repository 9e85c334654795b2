import type { Metadata } from "next";
import { LeakForm } from "@/components/selections/leak-form";
import { PageHeader } from "@/components/ui/page-header";
import { routeTo } from "@/components/ui/route-to";
import { readLeakForm } from "@/lib/selections/read";
import { faultSentence } from "@/lib/selections/rules/list-faults";

export const metadata: Metadata = { title: "Cibler une fuite" };

type Props = {
  params: Promise<{ uai: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function LeakFormPage({ params, searchParams }: Props) {
  const { uai } = await params;
  const { refus } = await searchParams;
  const { isDelegate } = await readLeakForm(uai);
  return (
    <>
      <PageHeader
        trail={[{ label: "Réinitialisations", href: routeTo(`/e/${uai}/reinitialisations`) }]}
        title="Cibler une fuite"
        sentence={`La console cherche ${isDelegate ? "les élèves de vos classes" : "vos élèves"} dans une liste de comptes volés, puis vous choisissez lesquels réinitialiser.`}
      />
      <LeakForm uai={uai} fault={typeof refus === "string" ? faultSentence(refus) : null} />
      <p className="mt-8 max-w-text text-sm text-muted">
        La liste n’est ni enregistrée ni journalisée&nbsp;: seuls restent, 30 jours au plus, les élèves
        reconnus et les numéros de lignes. Si elle contient des mots de passe, effacez votre propre copie une
        fois la réinitialisation faite.
      </p>
    </>
  );
}
