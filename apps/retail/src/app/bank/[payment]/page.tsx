import { sandboxAnswers } from "@hutong/orders";
import { ButtonLink, Card, Money, Notice, Page, RadioGroupField } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActionForm } from "../../_components/action-form.tsx";
import { answer } from "../../orders/actions.ts";
import { loadCharge } from "../../orders/loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bank"))("title") };
}

/** The page of the sandbox bank: the payer answers for it. */
export default async function Bank({ params }: PageProps<"/bank/[payment]">) {
  const { payment: id } = await params;
  const [{ charge, orderIds }, t] = await Promise.all([loadCharge(id), getTranslations("bank")]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Card>
        <p className="text-2xl">
          <span className="sr-only">{t("amount")} </span>
          <Money fen={charge.amountFen} look="price" />
        </p>
        <div className="mt-3 max-w-xl">
          {charge.state === "open" ? (
            <ActionForm action={answer.bind(null, charge.id)} submit={t("submit")}>
              <RadioGroupField
                name="answer"
                label={t("what")}
                defaultValue="pay"
                options={sandboxAnswers.map((value) => ({ value, label: t(`answer.${value}`) }))}
              />
            </ActionForm>
          ) : (
            <Notice actions={<ButtonLink href={`/orders/${orderIds[0]}`}>{t("back")}</ButtonLink>}>
              {t("answered")}
            </Notice>
          )}
        </div>
      </Card>
    </Page>
  );
}
