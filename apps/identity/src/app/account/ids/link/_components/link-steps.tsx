import { Steps } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** The way of a linking: prove, look, done. */
export function LinkSteps({ current }: { current: number }) {
  const t = useTranslations("linking.steps");
  const steps = [{ label: t("prove") }, { label: t("look") }, { label: t("done") }];
  return <Steps label={t("label")} steps={steps} current={current} />;
}
