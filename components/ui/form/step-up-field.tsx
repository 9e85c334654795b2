import { controlLook, describedBy, FieldFrame } from "./field-frame";
import { fieldId } from "./form-result";

const help = "Cette action demande un code récent de votre application.";

/** The second factor, asked on the spot. `reason` says why the last code was not accepted. */
export function StepUpField({ formId, reason }: { formId: string; reason: string | null }) {
  const id = fieldId(formId, "code");
  const errors = reason === null ? [] : [reason];
  return (
    <FieldFrame id={id} label="Code à 6 chiffres" help={help} errors={errors}>
      <input
        id={id}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9 ]{6,7}"
        maxLength={7}
        required
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(id, help, errors)}
        className={`${controlLook} min-h-9 max-w-40 py-1.5 font-mono tracking-widest tabular-nums`}
      />
    </FieldFrame>
  );
}
