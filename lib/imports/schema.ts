import * as z from "zod";
import { columnFields, type ColumnField } from "./rules/columns";
import { peopleKinds, type PersonField, personFields } from "./rules/people/columns";
import { type RightsField, rightsFields, rightsKinds } from "./rules/rights/columns";
import { studentStates } from "@/lib/students/rules/states";

const unknownImport = "Cet import n’existe pas.";
const illegible = "Ce choix est illisible : rechargez la page.";

export const importSchema = z.object({ importId: z.uuid(unknownImport) });

/** A form sends one value as a text, several as a list. */
const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (sent): unknown[] => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(item).max(500, illegible),
  );

const line = z.coerce.number<string>(illegible).int(illegible).positive(illegible);

const column = z
  .string()
  .regex(/^\d{0,4}$/, illegible)
  .optional()
  .transform((text) => (text ? Number(text) : null));

const columns = Object.fromEntries(columnFields.map((field) => [field, column])) as Record<
  ColumnField,
  typeof column
>;

/** One column, or none, for each field of a pupil. */
export const columnsSchema = importSchema.extend(columns);

const personColumns = Object.fromEntries(personFields.map((field) => [field, column])) as Record<
  PersonField,
  typeof column
>;

/** That a list holds accounts or guests, and one column, or none, for each field. */
export const peopleColumnsSchema = importSchema.extend({
  kind: z.enum(peopleKinds, illegible),
  ...personColumns,
});

const rightsColumns = Object.fromEntries(rightsFields.map((field) => [field, column])) as Record<
  RightsField,
  typeof column
>;

/** That a list holds rubrics, services, groups or grants, and one column, or none, for each field. */
export const rightsColumnsSchema = importSchema.extend({
  rights: z.enum(rightsKinds, illegible),
  ...rightsColumns,
});

/** An import and the siblings to apply with it, each “school:import”. */
export const togetherSchema = importSchema.extend({
  sibling: list(
    z
      .string()
      .regex(/^[0-9]{7}[A-Z]:[0-9a-f-]{36}$/, illegible)
      .transform((text) => {
        const [uai = "", id = ""] = text.split(":");
        return { uai, id };
      })
      .pipe(z.object({ uai: z.string(), id: z.uuid(illegible) })),
  ),
});

/** Choices of doubtful lines, each “line:choice”. */
export const doubtsSchema = importSchema.extend({
  choice: list(
    z
      .string()
      .regex(/^\d{1,9}:[a-z0-9-]{1,36}$/, illegible)
      .transform((text) => {
        const [seq = "", choice = ""] = text.split(":");
        return { seq: Number(seq), choice };
      }),
  ),
});

/** The absentees shown, and those ticked among them; or all of the import at once. */
export const departuresSchema = importSchema.extend({
  shown: list(line),
  gone: list(line),
  all: z.enum(["tick", "untick"], illegible).optional(),
});

/** The table of labels, row by row; a row whose label is empty is dropped. */
export const stateLabelsSchema = z
  .object({
    label: list(z.string().trim().max(100, "Un libellé a 100 caractères au plus.")),
    state: list(z.enum(studentStates, illegible)),
  })
  .refine(({ label, state }) => label.length === state.length, illegible)
  .transform(({ label, state }) => ({
    table: label.flatMap((text, index) => {
      const known = state[index];
      return text === "" || !known ? [] : [{ label: text, state: known }];
    }),
  }));
