/** How many records still need one key. */
export type KeyUse = { keyId: string; count: number };
