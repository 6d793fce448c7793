import type { UpstreamButton, UpstreamIdentityView } from "@hutong/identity/upstream";
import { Badge, ButtonLink, Card, RelativeTime, Section } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";

interface WaysInProps {
  readonly own: readonly UpstreamIdentityView[];
  readonly others: readonly UpstreamButton[];
  readonly now: Date;
}

/** The other providers by which she signs in: what there is, what may be added, what may go. */
export function WaysIn({ own, others, now }: WaysInProps) {
  const t = useTranslations("account.security.ways");
  const locale = useLocale();
  const nameOf = ({ nameZh, nameEn }: UpstreamButton) => (locale === "en" ? nameEn : nameZh);
  if (own.length === 0 && others.length === 0) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      {own.map((one) => (
        <Card key={one.id} title={nameOf(one)}>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div className="grid gap-1 text-sm">
              {one.label && <p>{t("as", { label: one.label })}</p>}
              <p className="break-all text-ink-2">{one.issuer}</p>
              <p className="text-ink-2">
                {t("since")} <RelativeTime date={one.createdAt} now={now} locale={locale} /> · {t("lastUsed")}{" "}
                <RelativeTime date={one.lastUsedAt} now={now} locale={locale} />
              </p>
              {one.isDisabled && (
                <p>
                  <Badge tone="warning">{t("disabled")}</Badge>
                </p>
              )}
            </div>
            <ButtonLink
              href={`/account/security/remove/${one.id}`}
              aria-label={t("removeNamed", { name: nameOf(one) })}
            >
              {t("remove")}
            </ButtonLink>
          </div>
        </Card>
      ))}
      {others.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {others.map((one) => (
            <ButtonLink key={one.slug} href={`/account/security/upstream/${one.slug}`} plain>
              {t("add", { name: nameOf(one) })}
            </ButtonLink>
          ))}
        </div>
      )}
    </Section>
  );
}
