import { ButtonLink, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("upstream.problem"))("title") };
}

const reasons = [
  "stale",
  "denied",
  "failed",
  "not_fresh",
  "frozen",
  "administrator",
  "gone",
  "unreachable",
] as const;

export default async function UpstreamProblem({ searchParams }: PageProps<"/upstream/problem">) {
  const { why, uid, ref } = await searchParams;
  const t = await getTranslations("upstream.problem");
  const reason = reasons.find((one) => one === why) ?? "failed";
  const isSignIn = typeof uid === "string" && /^[\w-]{16,64}$/.test(uid);
  const reference = typeof ref === "string" && /^[\w-]{8,64}$/.test(ref) ? ref : undefined;
  return (
    <Page width="narrow" title={t(`${reason}.title`)} lead={t(`${reason}.text`)}>
      {reference && <p className="text-ink-2 text-sm">{t("reference", { reference })}</p>}
      <div className="flex flex-wrap gap-2">
        {isSignIn ? (
          <ButtonLink href={`/sign-in/${uid}?stay=1`} variant="primary" plain>
            {t("toSignIn")}
          </ButtonLink>
        ) : (
          <ButtonLink href="/account/security" variant="primary" plain>
            {t("toAccount")}
          </ButtonLink>
        )}
        <ButtonLink href="/reset" plain>
          {t("toReset")}
        </ButtonLink>
      </div>
    </Page>
  );
}
