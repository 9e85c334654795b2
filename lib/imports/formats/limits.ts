/** Nothing that a school exports comes near 1 GiB, zipped or not. */
export const maxContentBytes = 1024 ** 3;

/** The greatest schools have a few thousand pupils: beyond, the file is not one school’s. */
export const maxStudents = 300_000;

export const tooManyStudents =
  "Ce fichier contient plus de 300 000 élèves : ce n’est pas l’export d’un établissement.";

export const maxDivisions = 20_000;

/** Beyond, the page that asks which column is which could not be shown. */
export const maxColumns = 200;

/** Longest text kept for a name or another field. */
export const maxFieldLength = 200;

/** Records given at a time. */
export const batchLength = 500;
