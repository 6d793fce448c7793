import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** What every field takes. `id` defaults to `name`, which is what the links of FormError point at. */
export type FieldText = {
  name: string;
  label: ReactNode;
  id?: string | undefined;
  hint?: ReactNode;
  /** What is wrong and what to do about it. */
  error?: string | undefined;
  /** Marks the rare field one may leave empty; the others are expected. */
  optional?: boolean | undefined;
};

/** What the control inside must carry so that label, hint and error belong to it. */
export type ControlProps = {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = FieldText & { children: (control: ControlProps) => ReactNode };

/** Label above, hint under it, error above the control, all tied to the control that `children` renders. */
export function Field({ children, ...text }: FieldProps) {
  const control = controlProps(text);
  return (
    <div className="grid gap-1">
      <FieldLabel htmlFor={control.id} optional={text.optional}>
        {text.label}
      </FieldLabel>
      <FieldNotes id={control.id} hint={text.hint} error={text.error} />
      {children(control)}
    </div>
  );
}

/** For controls with a layout of their own (checkbox, radio group). */
export function controlProps({ name, id = name, hint, error }: FieldText): ControlProps {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { id, name, "aria-describedby": describedBy || undefined, "aria-invalid": error ? true : undefined };
}

type FieldLabelProps = { htmlFor: string; optional: boolean | undefined; children: ReactNode };

function FieldLabel({ htmlFor, optional, children }: FieldLabelProps) {
  return (
    <label htmlFor={htmlFor} className="font-medium text-ink text-sm">
      {children}
      {optional && <OptionalMark />}
    </label>
  );
}

export function OptionalMark() {
  const t = useTranslations("ui.form");
  return <span className="ml-1.5 font-normal text-ink-3 text-xs">{t("optional")}</span>;
}

type FieldNotesProps = { id: string; hint: ReactNode; error: string | undefined };

export function FieldNotes({ id, hint, error }: FieldNotesProps) {
  const t = useTranslations("ui.form");
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="text-ink-3 text-sm">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 font-medium text-danger text-sm">
          <CircleAlert size={15} aria-hidden="true" className="mt-[0.2em] shrink-0" />
          <span>
            <span className="sr-only">{t("errorPrefix")} </span>
            {error}
          </span>
        </p>
      )}
    </>
  );
}
