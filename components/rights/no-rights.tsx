import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TemplateLinks } from "./template-links";

/** No right is known yet: which files to give, and in which order. */
export function NoRights({ uai, mayImport }: { uai: string; mayImport: boolean }) {
  return (
    <>
      <EmptyState
        title="Aucun droit connu"
        gesture={
          mayImport && (
            <LinkButton tone="primary" icon="import" href={`/e/${uai}/imports`}>
              Importer les droits
            </LinkButton>
          )
        }
      >
        Importez d’abord les comptes, puis quatre listes en CSV, dans cet ordre&nbsp;: les rubriques, les
        services, les groupes et leurs membres, les droits. Vos propres titres de colonnes conviennent&nbsp;:
        la console vous demandera ce qu’ils contiennent.
      </EmptyState>
      <TemplateLinks uai={uai} verb="Modèle" />
    </>
  );
}
