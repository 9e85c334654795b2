import * as z from "zod";

const illegible = "Ce choix est illisible : rechargez la page.";

/** The changes ticked as done, one or several. */
export const settleSchema = z.object({
  changement: z
    .preprocess(
      (sent): unknown[] => (Array.isArray(sent) ? sent : [sent]),
      z.array(z.uuid(illegible)).min(1).max(500),
    )
    .catch([]),
});

export const connectorSchema = z.object({
  connector: z.enum(["EMBEDDED", "FILE"], "Choisissez où vos gestes prennent effet."),
});

export const workOrderSchema = z.object({ forme: z.enum(["csv", "pdf"], illegible) });
