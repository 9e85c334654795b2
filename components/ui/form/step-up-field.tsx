import { controlLook, describedBy, FieldFrame } from "./field-frame";
import { fieldId } from "./form-result";

const help = "Cette action demande un code récent de votre application ; sans téléphone, un code de secours.";

/** The second factor, asked on the spot. `reason` says why the last code was not accepted. */
export function StepUpField({ formId, reason }: { formId: string; reason: string | null }) {
  const id = fieldId(formId, "code");
  const errors = reason === null ? [] : [reason];
  return (
    <FieldFrame id={id} label="Code à 6 chiffres" help={help} errors={errors}>
      <input
        id={id}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        required
        aria-invalid={errors.length > 0 || undefined}
        aria-describedby={describedBy(id, help, errors)}
        className={`${controlLook} min-h-9 max-w-40 py-1.5 font-mono tracking-widest tabular-nums`}
      />
    </FieldFrame>
  );
}
