import type { ReactNode } from "react";
import { Icon } from "../icon";

export type FieldWords = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** Most fields are required: only the others say so. */
  optional?: boolean;
};

export const controlLook =
  "block w-full rounded-md border border-edge bg-surface px-3 text-ink placeholder:text-muted disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger";

/** Ids of the help and of the error, in the order they are read. */
export function describedBy(id: string, help: ReactNode, errors: string[]): string | undefined {
  const ids = [help ? `${id}-help` : null, errors.length > 0 ? `${id}-error` : null].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Label above, help under the label, control, error under the control. */
export function FieldFrame({
  id,
  label,
  help,
  optional = false,
  errors,
  children,
}: Omit<FieldWords, "name"> & { id: string; errors: string[]; children: ReactNode }) {
  return (
    <div className="max-w-field space-y-1.5">
      <label htmlFor={id} className="block font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (facultatif)</span>}
      </label>
      <FieldHelp id={id}>{help}</FieldHelp>
      {children}
      <FieldError id={id} errors={errors} />
    </div>
  );
}

export function FieldHelp({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p id={`${id}-help`} className="text-sm text-muted">
      {children}
    </p>
  );
}

export function FieldError({ id, errors }: { id: string; errors: string[] }) {
  if (errors.length === 0) return null;
  return (
    <div id={`${id}-error`} className="flex gap-1.5 text-sm font-medium text-danger">
      <Icon name="error" className="mt-0.5 size-4" />
      <div>
        <span className="sr-only">Erreur&nbsp;: </span>
        {errors.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </div>
    </div>
  );
}
