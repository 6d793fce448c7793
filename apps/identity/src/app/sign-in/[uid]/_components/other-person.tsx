import { Card, Page } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { NativeSubmit } from "./native-submit.tsx";

interface OtherPersonProps {
  readonly action: string;
  readonly back: string;
  /** Who is signed in, and whose password was typed. */
  readonly name: string;
  readonly other: string;
}

/** The password of somebody else was typed where one person was to confirm: said before anything changes. */
export function OtherPerson({ action, back, name, other }: OtherPersonProps) {
  const t = useTranslations("signIn.other");
  return (
    <Page width="narrow" title={t("title")} lead={t("lead", { name, other })}>
      <Card>
        <form method="post" action={action} className="grid gap-4">
          <p>{t("text", { name, other })}</p>
          <NativeSubmit text={t("goOn", { other })} />
        </form>
      </Card>
      <p className="text-sm">
        <a href={back}>{t("back", { name })}</a>
      </p>
    </Page>
  );
}
