import { AccountFrame, accountPath } from "@hutong/account-pages";
import { Button, ButtonLink, Card, Notice, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changeGoods } from "../actions.ts";
import { loadSeller } from "../loaders.ts";
import { loadBulkPlan } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sellerGoods"))("bulk.pageTitle") };
}

/** What an act on the ticked listings comes to, before it is done. */
export default async function Bulk({ params, searchParams }: PageProps<"/account/[account]/goods/bulk">) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, "goods/bulk");
  if (!page.mayWrite) notFound();
  const [plan, t] = await Promise.all([loadBulkPlan(accountId, query), getTranslations("sellerGoods")]);
  const back = <ButtonLink href={accountPath(accountId, "goods")}>{t("back")}</ButtonLink>;
  return (
    <AccountFrame page={page} place="goods">
      {"fault" in plan ? (
        <>
          <Notice tone="warning">{t(`bulk.fault.${plan.fault}`)}</Notice>
          <div>{back}</div>
        </>
      ) : (
        <Card heading="h2" title={t(`bulk.${plan.act}`)}>
          <p className="mb-1">
            {plan.act === "reprice"
              ? t("bulk.planReprice", {
                  listings: plan.changed,
                  variants: plan.variants,
                  percent: plan.percent,
                })
              : t("bulk.plan", { changed: plan.changed, unchanged: plan.unchanged })}
          </p>
          <form action={changeGoods} className="mt-4 flex flex-wrap gap-2">
            <input type="hidden" name="account" value={accountId} />
            <input type="hidden" name="act" value={plan.act} />
            <input type="hidden" name="percent" value={plan.percent} />
            {plan.ticked.map((one) => (
              <input key={one} type="hidden" name="ticked" value={one} />
            ))}
            {plan.changed > 0 ? (
              <SubmitButton>{t("bulk.do", { count: plan.changed })}</SubmitButton>
            ) : (
              <Button disabled>{t("bulk.nothing")}</Button>
            )}
            {back}
          </form>
        </Card>
      )}
    </AccountFrame>
  );
}
