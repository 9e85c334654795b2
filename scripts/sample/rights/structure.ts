/** What is read of a table below: one line each, its cells between bars. */
const table = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));

/** Key, name, parent, “hérite”, “rôle hérité au plus”: the site of a collège, three levels deep. */
export const rubrics = table(`
  accueil | Accueil | | oui | gestionnaire
  accueil-actualites | Actualités | accueil | oui |
  accueil-agenda | Agenda du collège | accueil | oui |
  accueil-documents | Documents à télécharger | accueil | oui |
  vie-scolaire | Vie scolaire | | oui | gestionnaire
  vs-reglement | Règlement intérieur | vie-scolaire | oui |
  vs-absences | Absences et retards | vie-scolaire | oui |
  vs-sanctions | Punitions et sanctions | vie-scolaire | non |
  cdi | CDI | | oui | gestionnaire
  cdi-catalogue | Catalogue | cdi | oui |
  cdi-blog | Blog des lecteurs | cdi | oui |
  cdi-emi | Éducation aux médias | cdi | oui | gestionnaire
  cdi-webradio | Webradio | cdi-emi | oui |
  pedagogie | Pédagogie | | oui | gestionnaire
  ped-francais | Français | pedagogie | oui |
  ped-maths | Mathématiques | pedagogie | oui | gestionnaire
  ped-maths-6 | Mathématiques 6e | ped-maths | oui |
  ped-maths-5 | Mathématiques 5e | ped-maths | oui |
  ped-maths-4 | Mathématiques 4e | ped-maths | oui |
  ped-maths-3 | Mathématiques 3e | ped-maths | oui |
  ped-anglais | Anglais | pedagogie | oui |
  ped-histoire | Histoire-géographie | pedagogie | oui |
  ped-sciences | Sciences | pedagogie | oui |
  ped-eps | Éducation physique | pedagogie | oui |
  ped-langues | Langues vivantes 2 et latin | pedagogie | oui | gestionnaire
  ped-espagnol | Espagnol | ped-langues | oui |
  ped-allemand | Allemand | ped-langues | oui |
  ped-italien | Italien | ped-langues | oui |
  ped-latin | Latin | ped-langues | oui |
  administration | Administration | | oui | gestionnaire
  adm-secretariat | Secrétariat des élèves | administration | oui |
  adm-gestion | Intendance | administration | oui |
  adm-ca | Conseil d’administration | administration | non |
  vie-eleves | Vie des élèves | | oui | rédacteur
  ve-cvc | Conseil de la vie collégienne | vie-eleves | oui |
  ve-voyages | Voyages et sorties | vie-eleves | oui |
  ve-idees | Boîte à idées | vie-eleves | oui |
  ve-clubs | Clubs | vie-eleves | non |
  ve-clubs-theatre | Club théâtre | ve-clubs | oui |
  ve-clubs-robotique | Club robotique | ve-clubs | oui |
  orientation | Orientation | | oui | gestionnaire
  ori-stages | Stages de 3e | orientation | oui |
  sante | Santé et social | | oui | gestionnaire
  archives | Archives du site de 2019 | | oui |
`);

export const services = table(`
  messagerie | Messagerie
  cahier-textes | Cahier de textes
  emploi-temps | Emploi du temps
  notes | Notes et bulletins
  casier | Casier numérique
  blog | Blog de classe
  agenda | Agenda
  forum | Forum
  visio | Classe virtuelle
  manuels | Manuels numériques
  wiki | Cahier collaboratif
  elea | Parcours Éléa
  appel | Appel et absences
  punitions | Suivi des punitions
  reservation | Réservation de salles
  questionnaire | Questionnaires
  stages | Suivi des stages
  gestion | Gestion financière
`);

/** Target, role, kind of population and population: what every school gives to populations, whoever is in them. */
export const populationGrants = table(`
  accueil | gestionnaire | Fonction | DIR
  accueil | rédacteur | Groupe | referents-numeriques
  accueil | visiteur | Établissement |
  accueil-actualites | modérateur | Profil | DOC
  accueil-agenda | rédacteur | Profil | EVS
  accueil-documents | rédacteur | Fonction | ADM
  vie-scolaire | gestionnaire | Fonction | EDU
  vie-scolaire | visiteur | Profil | ELV
  vie-scolaire | visiteur | Profil | ENS
  vs-reglement | modérateur | Profil | DIR
  vs-sanctions | gestionnaire | Fonction | EDU
  vs-sanctions | visiteur | Profil | DIR
  cdi | gestionnaire | Profil | DOC
  cdi | visiteur | Profil | ELV
  cdi | visiteur | Profil | ENS
  cdi-catalogue | visiteur | Profil | EXT
  cdi-blog | modérateur | Groupe | equipe-lettres
  cdi-emi | rédacteur | Groupe | referents-numeriques
  pedagogie | gestionnaire | Fonction | DIR
  pedagogie | visiteur | Profil | ENS
  pedagogie | visiteur | Profil | DOC
  ped-francais | gestionnaire | Groupe | equipe-lettres
  ped-maths | rédacteur | Groupe | pole-scientifique
  ped-anglais | gestionnaire | Groupe | equipe-langues
  ped-histoire | gestionnaire | Groupe | equipe-histoire
  ped-sciences | gestionnaire | Groupe | equipe-sciences
  ped-sciences | visiteur | Fonction | LAB
  ped-langues | modérateur | Groupe | equipe-langues
  administration | gestionnaire | Fonction | DIR
  administration | modérateur | Fonction | ADF
  adm-secretariat | rédacteur | Fonction | ADM
  adm-secretariat | visiteur | Profil | EVS
  adm-ca | gestionnaire | Fonction | DIR
  vie-eleves | gestionnaire | Fonction | EDU
  vie-eleves | visiteur | Profil | ELV
  ve-cvc | modérateur | Fonction | DIR
  ve-voyages | rédacteur | Groupe | commission-voyages
  ve-idees | rédacteur | Établissement |
  ve-clubs | gestionnaire | Fonction | EDU
  ve-clubs-theatre | visiteur | Groupe | club-theatre
  orientation | gestionnaire | Fonction | DIR
  orientation | rédacteur | Fonction | PSY
  ori-stages | modérateur | Groupe | pp-3e
  sante | gestionnaire | Fonction | MDS
  archives | visiteur | Profil | ENS
  messagerie | accès | Profil | ELV
  messagerie | accès | Profil | ENS
  messagerie | accès | Profil | DIR
  messagerie | accès | Profil | EVS
  messagerie | accès | Profil | DOC
  messagerie | accès | Profil | ETA
  cahier-textes | accès | Profil | ENS
  cahier-textes | accès | Profil | DIR
  cahier-textes | accès | Profil | EVS
  emploi-temps | accès | Profil | ENS
  emploi-temps | accès | Profil | DIR
  emploi-temps | accès | Profil | EVS
  emploi-temps | accès | Profil | DOC
  notes | accès | Profil | ENS
  notes | accès | Profil | DIR
  notes | accès | Fonction | EDU
  casier | accès | Profil | ENS
  casier | accès | Profil | DOC
  agenda | accès | Établissement |
  forum | accès | Groupe | cvc
  forum | accès | Fonction | EDU
  visio | accès | Profil | ENS
  visio | accès | Profil | DIR
  manuels | accès | Profil | ENS
  manuels | accès | Profil | DOC
  wiki | accès | Profil | ENS
  elea | accès | Groupe | referents-numeriques
  appel | accès | Profil | ENS
  appel | accès | Profil | DIR
  punitions | accès | Profil | DIR
  reservation | accès | Profil | ENS
  reservation | accès | Profil | DIR
  questionnaire | accès | Profil | DIR
  stages | accès | Profil | DIR
  gestion | accès | Profil | DIR
`);

/** What each class is given: these pages, those of its own year, and these services. */
export const classPages = ["ped-francais", "ped-anglais", "ped-histoire", "ped-sciences", "ped-eps"];
export const yearPage = (digit: string) => `ped-maths-${digit}`;
export const classServices = [
  ...["cahier-textes", "emploi-temps", "notes", "casier", "blog"],
  ...["visio", "manuels", "wiki", "elea"],
];

/** Subject taught in groups → the page that its groups visit. */
export const groupPages: Readonly<Record<string, string>> = {
  ESP: "ped-espagnol",
  ALL: "ped-allemand",
  ITA: "ped-italien",
  LAT: "ped-latin",
};
