import { Notice } from "../notice";
import { fieldId } from "./form-result";

type Props = { formId: string; fields: Record<string, string[] | undefined> };

/** All that must be corrected, on top of the form, each line going to its field. */
export function ErrorSummary({ formId, fields }: Props) {
  const errors = Object.entries(fields).flatMap(([name, messages]) =>
    (messages ?? []).map((message) => ({ name, message })),
  );
  const title = errors.length === 1 ? "Un point est à corriger." : `${errors.length} points sont à corriger.`;
  return (
    <Notice tone="error" live="alert" title={title}>
      <ul className="list-disc space-y-1 pl-5">
        {errors.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            <a
              href={`#${fieldId(formId, name)}`}
              className="link"
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(fieldId(formId, name))?.focus();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
