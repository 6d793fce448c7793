import { passwordLength } from "@hutong/identity";
import { site } from "@hutong/site";
import { ButtonLink, Card, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { setNewPassword } from "../actions.ts";
import { NewPasswordForm } from "./_components/new-password-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reset.code"))("title") };
}

export default async function ResetCodePage({ searchParams }: PageProps<"/reset/code">) {
  const ticket = z.uuid().safeParse((await searchParams).ticket).data;
  if (!ticket) redirect("/reset");
  const t = await getTranslations("reset.code");
  return (
    <Page width="narrow" title={t("title")}>
      <Notice
        title={t("sentTitle")}
        actions={
          site().env.demo && (
            <ButtonLink href="/dev/mailbox" size="small" target="_blank">
              {t("mailbox")}
            </ButtonLink>
          )
        }
      >
        {t("sentText")}
      </Notice>
      <Card footer={t("everywhere")}>
        <NewPasswordForm
          action={setNewPassword}
          ticket={ticket}
          texts={{
            code: t("code"),
            codeHint: t("codeHint"),
            password: t("password"),
            passwordHint: t("passwordHint", { min: passwordLength.alone }),
            submit: t("submit"),
          }}
        />
      </Card>
      <p>
        <Link href="/reset" className="text-accent underline-offset-2 hover:underline">
          {t("again")}
        </Link>
      </p>
    </Page>
  );
}
