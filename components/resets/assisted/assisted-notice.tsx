import { Notice } from "@/components/ui/notice";
import { count as counted } from "@/lib/french";

/** What confirming does in assisted mode: nothing changes here before the list of EduConnect comes. */
export function AssistedNotice({ count }: { count: number }) {
  return (
    <Notice
      tone="warning"
      title={`${counted(count, "élève à réinitialiser", "élèves à réinitialiser")} dans ÉduConnect`}
    >
      <ul className="list-disc space-y-1 pl-5">
        <li>
          Votre établissement est en mode assisté&nbsp;: la console prépare la campagne, vous réinitialisez
          dans ÉduConnect, puis vous apportez ici la liste qu’il produit.
        </li>
        <li>
          La page suivante dit quelles classes choisir, combien d’élèves attendre et qui laisser de côté.
        </li>
        <li>
          Rien ne change ici avant la lecture de cette liste. On peut s’arrêter et reprendre un autre jour.
        </li>
        <li>
          Les mots de passe de la liste ne s’affichent jamais à l’écran&nbsp;: ils sont chiffrés, imprimés, et
          la liste est détruite.
        </li>
      </ul>
    </Notice>
  );
}
