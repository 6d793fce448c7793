import { ButtonLink, Card, Section } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { signInHref } from "./addresses.ts";

const steps = ["one", "two", "three"] as const;

/** For a shop owner who stands before the door: three steps and the key. */
export function HowItWorks() {
  const t = useTranslations("how");
  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      actions={
        <>
          <ButtonLink href={signInHref("/")} variant="primary" plain>
            {t("signIn")}
          </ButtonLink>
          <ButtonLink href="/join?next=/" variant="quiet" plain>
            {t("join")}
          </ButtonLink>
        </>
      }
    >
      <Card>
        <ol className="grid gap-x-6 gap-y-3 md:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step} className="flex gap-2.5">
              <span
                aria-hidden="true"
                className="num flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent text-xs"
              >
                {index + 1}
              </span>
              <span className="min-w-0">
                <span className="block font-medium">{t(step)}</span>
                <span className="block text-ink-3 text-sm">{t(`${step}Text`)}</span>
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </Section>
  );
}
