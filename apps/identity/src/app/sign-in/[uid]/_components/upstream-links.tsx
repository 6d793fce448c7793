import type { UpstreamButton } from "@hutong/identity/upstream";
import { ButtonLink } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";

/** The other providers by which one may go on: links, so that they work without a script and no form's policy holds them. */
export function UpstreamLinks({ base, providers }: { base: string; providers: readonly UpstreamButton[] }) {
  const t = useTranslations("signIn.upstream");
  const locale = useLocale();
  if (providers.length === 0) return null;
  return (
    <nav aria-label={t("label")} className="grid gap-2">
      <p className="text-center text-ink-2 text-sm">{t("or")}</p>
      {providers.map(({ slug, nameZh, nameEn }) => (
        <ButtonLink key={slug} href={`${base}/${slug}`} plain wide>
          {t("with", { name: locale === "en" ? nameEn : nameZh })}
        </ButtonLink>
      ))}
    </nav>
  );
}
