import { formatFen } from "@hutong/kernel";
import { banks, withdrawalRules } from "@hutong/payouts";
import type { FormView } from "@hutong/site/form-view";
import { getLocale, getTranslations } from "next-intl/server";

/** What the codes of entries are called; one that nobody has given a word stands as it is. */
export async function whatHappened(): Promise<(code: string) => string> {
  const t = await getTranslations("accountArea.wallet.happened");
  return (code) => (t.has(code as never) ? t(code as never) : code); // a code is no key that the types know of
}

/** What a bank is called; one that is not on the list any more stands as its code. */
export function bankName(code: string, locale: string): string {
  const bank = banks.find((one) => one.code === code);
  return (locale === "zh-CN" ? bank?.zh : bank?.en) ?? code;
}

/** The rules of withdrawals as texts take them, in one place with the numbers that hold. */
export function ruleWords(locale: string) {
  const yuan = (fen: bigint) => formatFen(fen, locale);
  return {
    least: yuan(withdrawalRules.leastFen),
    most: yuan(withdrawalRules.mostFen),
    aDay: yuan(withdrawalRules.mostADayFen),
    times: withdrawalRules.mostTimesADay,
    toNew: yuan(withdrawalRules.mostToNewFen),
    hours: withdrawalRules.newForMs / 3_600_000,
  };
}

const rules = ["least", "most", "day_sum", "day_times", "new_bank"] as const;

/** Says a broken rule of withdrawals with its numbers, at the amount and above the form. */
export async function sayWithdrawalRule(view: FormView, broken: string | undefined): Promise<FormView> {
  const rule = rules.find((one) => one === broken);
  if (!rule) return view;
  const [t, locale] = await Promise.all([getTranslations("accountArea.withdraw.rule"), getLocale()]);
  const message = t(rule, ruleWords(locale));
  const errors = view.errors.map((item) => (item.field === "amountFen" ? { ...item, message } : item));
  return { ...view, errors, fields: { ...view.fields, amountFen: message } };
}
