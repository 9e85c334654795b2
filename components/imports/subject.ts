import type { Route } from "next";
import { routeTo } from "@/components/ui/route-to";
import { familyOf, type ImportFamily, type ImportFormat } from "@/lib/imports/rules/preview/stored-shapes";

/** The words for whom a file speaks of. */
export type Subject = {
  one: string;
  several: string;
  title: string;
  place: string;
  createdChoice: string;
  removed: string;
  unknownHere: string;
  captions: { added: string; changed: string; gone: string };
  hrefOf: (uai: string, id: string) => Route;
};

const pupil: Subject = {
  one: "élève",
  several: "élèves",
  title: "Élève",
  place: "Classe",
  createdChoice: "Ajouter un nouvel élève",
  removed: "Élève supprimé",
  unknownHere: "Tous les élèves du fichier sont déjà connus.",
  captions: { added: "Nouveaux élèves", changed: "Élèves modifiés", gone: "Élèves absents du fichier" },
  hrefOf: (uai, id) => routeTo(`/e/${uai}/eleves/${id}`),
};

const person: Subject = {
  one: "personne",
  several: "personnes",
  title: "Personne",
  place: "Profil ou fonction",
  createdChoice: "Ajouter un nouveau compte",
  removed: "Compte supprimé",
  unknownHere: "Toutes les personnes du fichier sont déjà connues.",
  captions: { added: "Nouveaux comptes", changed: "Comptes modifiés", gone: "Comptes absents du fichier" },
  hrefOf: (uai, id) => routeTo(`/e/${uai}/comptes/${id}`),
};

const right: Subject = {
  one: "ligne",
  several: "lignes",
  title: "De qui ou de quoi",
  place: "Ce qui est dit",
  createdChoice: "Retenir cette ligne",
  removed: "Ligne effacée après l’import",
  unknownHere: "Tout ce que dit ce fichier est déjà connu.",
  captions: { added: "Lignes nouvelles", changed: "Lignes modifiées", gone: "Absent du fichier" },
  hrefOf: (uai) => routeTo(`/e/${uai}/droits`),
};

const subjects: Record<ImportFamily, Subject> = { PUPILS: pupil, PEOPLE: person, RIGHTS: right };

export const subjectOf = (format: ImportFormat | null): Subject => subjects[familyOf(format)];
