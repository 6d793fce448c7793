import { newId } from "@hutong/kernel";
import { Card, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarketBar } from "../../_components/market-bar.tsx";
import { RuleForm } from "../_components/rule-form.tsx";
import { ruleFormParts } from "../_components/rule-form-parts.ts";
import { ruleValues } from "../_components/rule-values.ts";
import { save } from "../actions.ts";
import { loadServiceRule, loadServiceRules } from "../loaders.ts";

export async function generateMetadata({ params }: PageProps<"/service/[rule]">): Promise<Metadata> {
  const t = await getTranslations("service.form");
  return { title: (await params).rule === "new" ? t("titleNew") : t("titleEdit") };
}

/** One rule; `new` is one that is yet to be written, under an id that this page gives it. */
export default async function ServiceRulePage({ params }: PageProps<"/service/[rule]">) {
  const { rule: asked } = await params;
  const isNew = asked === "new";
  const rule = isNew ? undefined : await loadServiceRule(asked);
  if (isNew) await loadServiceRules("/service/new");
  const [t, parts] = await Promise.all([getTranslations("service"), ruleFormParts()]);
  const title = rule ? t("form.titleEdit") : t("form.titleNew");
  return (
    <>
      <MarketBar />
      <Page title={title} breadcrumb={[{ label: t("back"), href: "/service" }, { label: title }]}>
        <Card>
          <RuleForm
            action={save.bind(null, rule?.id ?? newId())}
            values={rule ? ruleValues(rule) : { isEnabled: "on" }}
            {...parts}
          />
        </Card>
      </Page>
    </>
  );
}
