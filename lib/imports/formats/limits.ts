/** The greatest schools have a few thousand pupils: beyond, the file is not one school’s. */
export const maxStudents = 300_000;

export const tooManyStudents =
  "Ce fichier contient plus de 300 000 élèves : ce n’est pas l’export d’un établissement.";

export const maxDivisions = 20_000;

/** Records given at a time. */
export const batchLength = 500;

/** An académie’s set may hold several schools; beyond, it is a whole academy’s. */
export const maxPeople = 500_000;

export const tooManyPeople =
  "Ce fichier contient plus de 500 000 personnes : demandez l’export de votre établissement.";
