import * as z from "zod";

export const administratorSchema = z.object({ accountId: z.uuid("Choisissez une personne.") });
