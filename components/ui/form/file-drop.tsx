"use client";

import { type ReactNode, useState } from "react";
import { describedBy, FieldFrame } from "./field-frame";
import { useFieldResult } from "./form-result";

const size = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

type Props = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  /** As the browser wants it: « .zip,.xml,.csv ». */
  accept?: string;
  multiple?: boolean;
};

/** The browser's own file field, wide enough to drop onto; a script only shows that it is listening. */
export function FileDrop({ name, label, help, accept, multiple = false }: Props) {
  const { id, errors } = useFieldResult(name);
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<File[]>([]);
  const leave = () => {
    setOver(false);
  };
  return (
    <div className="[&>div]:max-w-text">
      <FieldFrame id={id} label={label} help={help} errors={errors}>
        <input
          type="file"
          id={id}
          name={name}
          accept={accept}
          multiple={multiple}
          required
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={describedBy(id, help, errors)}
          onDragEnter={() => {
            setOver(true);
          }}
          onDragLeave={leave}
          onDrop={leave}
          onChange={(event) => {
            setFiles([...(event.target.files ?? [])]);
          }}
          className={`block w-full rounded-md border-2 border-dashed px-4 py-8 text-muted file:mr-4 file:min-h-9 file:rounded-md file:border file:border-edge file:bg-surface file:px-3 file:py-1.5 file:font-medium file:text-ink hover:file:bg-hover aria-invalid:border-danger ${over ? "border-accent bg-accent-soft" : "border-edge bg-sunken"}`}
        />
        {files.length > 0 && (
          <ul className="pt-1 text-sm text-muted">
            {files.map((file) => (
              <li key={file.name} className="tabular-nums">
                {file.name} · {size.format(file.size / 1000)} ko
              </li>
            ))}
          </ul>
        )}
      </FieldFrame>
    </div>
  );
}
