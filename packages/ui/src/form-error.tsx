import { useTranslations } from "next-intl";
import { ButtonLink } from "./button-link.tsx";
import { ErrorSummary } from "./error-summary.tsx";

export type FormErrorItem = {
  /** Id of the control (its name by default); absent when the error belongs to no field. */
  field?: string | undefined;
  message: string;
  /** A way on that belongs to this error: a link below it, with a text of its own. */
  way?: { href: string; text: string } | undefined;
};

type FormErrorProps = {
  errors: readonly FormErrorItem[];
  title?: string | undefined;
  /** The number under which the cause stands in the log. */
  reference?: string | undefined;
};

/** Stands first in a form: says what is wrong and links to each field. Renders nothing without errors. */
export function FormError({ errors, title, reference }: FormErrorProps) {
  const t = useTranslations("ui.form");
  if (errors.length === 0) return null;
  return (
    // The key makes a second, different refusal announce itself and take the focus again.
    <ErrorSummary
      key={errors.map((error) => error.message).join("|")}
      title={title ?? t("errorTitle", { count: errors.length })}
    >
      <ul className="mt-1 grid gap-1">
        {errors.map(({ field, message, way }) => (
          <li key={`${field}:${message}`}>
            {field ? (
              <a
                href={`#${field}`}
                className="inline-block font-medium text-danger underline underline-offset-2 pointer-coarse:py-2.5"
              >
                {message}
              </a>
            ) : (
              message
            )}
            {way && (
              <p className="mt-2">
                <ButtonLink href={way.href} variant="primary" plain>
                  {way.text}
                </ButtonLink>
              </p>
            )}
          </li>
        ))}
      </ul>
      {reference && (
        <p className="mt-2 text-ink-2 text-xs">
          {t("reference")} <code className="select-all font-mono">{reference}</code>
        </p>
      )}
    </ErrorSummary>
  );
}
