import { formErrors } from "@hutong/site";
import { Button, Card, CodeField, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readFlash } from "@/lib/flash.ts";
import { loadInteraction } from "../../../loaders.ts";
import { Expired } from "../../_components/expired.tsx";
import { NativeForm } from "../../_components/native-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signUp.code"))("title") };
}

export default async function SignUpCode({ params, searchParams }: PageProps<"/sign-in/[uid]/sign-up/code">) {
  const [{ uid }, { v, sent }] = await Promise.all([params, searchParams]);
  const verification = typeof v === "string" ? v.slice(0, 64) : "";
  if (!verification || !(await loadInteraction(uid))) return <Expired />;
  const here = `/sign-in/${uid}/sign-up/code`;
  const [flash, t] = await Promise.all([readFlash(`code:${verification}`), getTranslations("signUp.code")]);
  const errors = await formErrors(flash);
  const contact = flash?.values?.contact;
  return (
    <Page width="narrow" title={t("title")} lead={contact ? t("leadTo", { contact }) : t("lead")}>
      {sent !== undefined && !flash?.code && <Notice tone="success">{t("sentAgain")}</Notice>}
      <Card>
        <NativeForm action={`${here}/submit`} errors={errors} submit={t("submit")}>
          <input type="hidden" name="verification" value={verification} />
          <CodeField
            name="code"
            label={t("code")}
            hint={t("codeHint")}
            error={errors.fields.code}
            autoFocus
          />
        </NativeForm>
      </Card>
      <form
        method="post"
        action={`${here}/again`}
        className="flex flex-wrap items-center gap-3 text-ink-2 text-sm"
      >
        <input type="hidden" name="verification" value={verification} />
        <span>{t("nothingCame")}</span>
        <Button type="submit">{t("again")}</Button>
        <a href={`/sign-in/${uid}/sign-up`}>{t("otherContact")}</a>
      </form>
    </Page>
  );
}
