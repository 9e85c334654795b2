/** Nothing that a school exports comes near 1 GiB, zipped or not. */
export const maxContentBytes = 1024 ** 3;

/** Beyond, the page that asks which column is which could not be shown. */
export const maxColumns = 200;

/** Longest text kept for a name or another field. */
export const maxFieldLength = 200;
