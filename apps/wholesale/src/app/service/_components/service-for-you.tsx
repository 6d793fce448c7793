import type { JudgedCondition, ServiceDecision } from "@hutong/pricing";
import { ButtonLink, Card } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { ruleWords } from "./rule-words.ts";

interface ServiceForYouProps {
  readonly decision: ServiceDecision;
  readonly supplierName: string;
}

/** Tells a buyer how a supplier serves her, and why, in a sentence; and what she would have to show for more. */
export async function ServiceForYou({ decision, supplierName }: ServiceForYouProps) {
  const [t, claim, words] = await Promise.all([
    getTranslations("service.you"),
    getTranslations("claim"),
    ruleWords(),
  ]);
  const { rule, terms, passedOver } = decision;
  const separator = claim("separator");
  // Rules that only something she keeps to herself stands before; what is not met nobody can show.
  const within = passedOver.filter(({ missed }) => missed.every(({ outcome }) => outcome === "withheld"));
  const names = (missed: readonly JudgedCondition[]) =>
    missed.map(({ condition }) => claim(`name.${condition.claim}`)).join(separator);
  return (
    <Card title={t("title", { supplier: supplierName })} heading="h2">
      <div className="grid gap-2">
        {rule ? (
          <>
            <p>{t("held", { rule: rule.name, terms: words.terms(terms).join(separator) })}</p>
            <p className="text-ink-2">
              {rule.conditions.length > 0
                ? t("because", { conditions: rule.conditions.map(words.condition).join(separator) })
                : t("everybody")}
            </p>
          </>
        ) : (
          <p>{t("usual")}</p>
        )}
        {within.map(({ rule: better, missed }) => (
          <p key={better.id} className="text-ink-2 text-sm">
            {t("within", { rule: better.name, claims: names(missed) })}
          </p>
        ))}
        {within.length > 0 && (
          <div>
            <ButtonLink size="small" href="/passport">
              {t("passport")}
            </ButtonLink>
          </div>
        )}
      </div>
    </Card>
  );
}
