import * as z from "zod";

const day = z.iso.date().optional().catch(undefined);

/** Filters of the journal as its address carries them; what makes no sense is as if absent. */
export const journalFilterSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  action: z.string().max(60).optional().catch(undefined),
  issue: z.enum(["DONE", "REFUSED"]).optional().catch(undefined),
  depuis: day,
  jusqua: day,
  avant: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

export type JournalFilter = z.infer<typeof journalFilterSchema>;
