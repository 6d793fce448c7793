import { banks } from "./banks.ts";
import type { MoneyNotice } from "./tell-of-money.ts";

interface Told {
  readonly what: MoneyNotice["what"];
  /** The ID as one types it at sign-in. */
  readonly id: string;
  readonly bank: string;
  readonly lastFour: string;
  /** As it is written: "1,200.00". */
  readonly yuan: string;
  readonly seatName: string | null;
  readonly href: string;
}

type Words = Readonly<
  Record<MoneyNotice["what"], (told: Told & { to: string }) => readonly [string, string]>
>;

const zhWords: Words = {
  bank_account_added: ({ id, to }) => [
    `账号 ${id} 添加了收款账户`,
    `账号 ${id} 刚刚添加了收款账户：${to}。此后 24 小时内，转往它的提现有较低的限额。`,
  ],
  bank_account_removed: ({ id, to }) => [
    `账号 ${id} 移除了收款账户`,
    `账号 ${id} 刚刚移除了收款账户：${to}。`,
  ],
  withdrawal_to_decide: ({ id, to, yuan, seatName }) => [
    `提现 ¥${yuan} 等您确认`,
    `子账号 ${seatName} 申请从账号 ${id} 提现 ¥${yuan} 到 ${to}。三天内确认有效，您确认之前不会转出。`,
  ],
  withdrawal_asked: ({ id, to, yuan }) => [
    `账号 ${id} 申请提现 ¥${yuan}`,
    `账号 ${id} 刚刚申请提现 ¥${yuan} 到 ${to}。`,
  ],
  withdrawal_paid: ({ id, to, yuan }) => [
    `提现 ¥${yuan} 已到账`,
    `账号 ${id} 提现的 ¥${yuan} 已转入 ${to}。`,
  ],
  withdrawal_failed: ({ id, to, yuan }) => [
    `提现 ¥${yuan} 未成功`,
    `银行未能把 ¥${yuan} 转入 ${to}，款项已退回账号 ${id} 的可用余额。请核对收款账户后再试。`,
  ],
  withdrawal_given_up: ({ id, to, yuan }) => [
    `提现 ¥${yuan} 已取消`,
    `提现 ¥${yuan} 到 ${to} 未在三天内办理，已取消，款项回到账号 ${id} 的可用余额。`,
  ],
};

const enWords: Words = {
  bank_account_added: ({ id, to }) => [
    `A bank account was added to ID ${id}`,
    `ID ${id} can now withdraw to ${to}. For the first 24 hours only a small sum can go there.`,
  ],
  bank_account_removed: ({ id, to }) => [
    `A bank account was removed from ID ${id}`,
    `ID ${id} no longer withdraws to ${to}.`,
  ],
  withdrawal_to_decide: ({ id, to, yuan, seatName }) => [
    `A withdrawal of ¥${yuan} waits for you`,
    `Staff ${seatName} asks to withdraw ¥${yuan} from ID ${id} to ${to}. Nothing leaves before you approve it; after three days it is given up.`,
  ],
  withdrawal_asked: ({ id, to, yuan }) => [
    `Withdrawal of ¥${yuan} from ID ${id}`,
    `¥${yuan} of ID ${id} will be paid out to ${to}.`,
  ],
  withdrawal_paid: ({ id, to, yuan }) => [
    `¥${yuan} is in your bank account`,
    `¥${yuan} of ID ${id} was paid out to ${to}.`,
  ],
  withdrawal_failed: ({ id, to, yuan }) => [
    `The withdrawal of ¥${yuan} failed`,
    `The bank could not pay ¥${yuan} to ${to}. The money is available to ID ${id} again. Please check the bank account before you try once more.`,
  ],
  withdrawal_given_up: ({ id, to, yuan }) => [
    `The withdrawal of ¥${yuan} was given up`,
    `The withdrawal of ¥${yuan} to ${to} did not go on for three days. The money is available to ID ${id} again.`,
  ],
};

/** A notice of money in her language, in both where none is known; never a whole number of a bank account. */
export function moneyNoticeText(told: Told, locale: string | null) {
  const bank = banks.find(({ code }) => code === told.bank);
  const [zhTitle, zhText] = zhWords[told.what]({
    ...told,
    to: `${bank?.zh ?? told.bank}（尾号 ${told.lastFour}）`,
  });
  const [enTitle, enText] = enWords[told.what]({
    ...told,
    to: `${bank?.en ?? told.bank} (ending in ${told.lastFour})`,
  });
  const zh = `${zhText}\n\n查看：${told.href}\n\n如果这不是您或您的员工所为，请立即修改密码并退出所有设备。`;
  const en = `${enText}\n\nLook at it: ${told.href}\n\nIf neither you nor your staff did it, change your password at once and sign out everywhere.`;
  if (locale === "zh-CN") return { subject: zhTitle, text: zh };
  if (locale === "en") return { subject: enTitle, text: en };
  return { subject: `${zhTitle} / ${enTitle}`, text: `${zh}\n\n${en}` };
}
