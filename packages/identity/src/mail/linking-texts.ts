import type { Locale } from "../locale.ts";
import { inLocale, type MessageText } from "./texts.ts";

/** What people are told about their IDs changing hands. */
export type LinkingEvent =
  | "linked"
  | "unlinked"
  | "undone"
  | "moved"
  | "frozen"
  | "unfrozen"
  | "dispute_opened"
  | "dispute_answered"
  | "dispute_decided";

type Told = Record<Locale, { readonly subject: string; readonly text: string }>;

/** Where each text says `{id}`, the ID as one types it at sign-in. */
const told: Record<LinkingEvent, Told> = {
  linked: {
    "zh-CN": {
      subject: "账号 {id} 已关联",
      text: "账号 {id} 刚刚关联到另一位会员名下：今后用那位会员的密码登录，原密码不再有效，其他设备已退出登录。7 天内可以在“我的账号 → 关联记录”里撤销。如果不是您本人操作，请立即用本邮箱或手机号重置密码，再撤销这次关联，或提出申诉。",
    },
    en: {
      subject: "ID {id} was linked",
      text: 'ID {id} was linked to another of your IDs just now: it opens with that one\'s password from now on, its former password no longer works, and other devices were signed out. It can be undone for 7 days under "My IDs → History". If this was not you, reset the password by this address at once, then undo the linking or open a dispute.',
    },
  },
  unlinked: {
    "zh-CN": {
      subject: "账号 {id} 已解除关联",
      text: "账号 {id} 刚刚解除关联，今后用它自己的密码登录。7 天内可以撤销，在此期间它不能关联到别人名下。如果不是您本人操作，请立即重置密码并撤销。",
    },
    en: {
      subject: "ID {id} was unlinked",
      text: "ID {id} was unlinked just now and opens with a password of its own. It can be undone for 7 days, and until then it cannot be linked to anybody else. If this was not you, reset your password at once and undo it.",
    },
  },
  undone: {
    "zh-CN": {
      subject: "账号 {id} 的变更已撤销",
      text: "账号 {id} 的上一次关联变更已撤销，一切恢复原样，包括原来的密码。",
    },
    en: {
      subject: "The change of ID {id} was undone",
      text: "The last change of who ID {id} belongs to was undone. All is as it was before, its former password too.",
    },
  },
  moved: {
    "zh-CN": {
      subject: "账号 {id} 由管理员转移",
      text: "管理员已按核实结果转移账号 {id}。如有异议，请在“我的账号”里提出申诉。",
    },
    en: {
      subject: "ID {id} was moved by an administrator",
      text: 'An administrator moved ID {id} after looking into it. If you do not agree, open a dispute under "My IDs".',
    },
  },
  frozen: {
    "zh-CN": {
      subject: "账号 {id} 已冻结",
      text: "管理员已冻结账号 {id}：暂时不能用它买卖，名下的订单、货款和资料都保留。您的其他账号不受影响。如有疑问，请联系客服。",
    },
    en: {
      subject: "ID {id} was frozen",
      text: "An administrator has frozen ID {id}: it cannot be used for trade at present. Its orders, money and data are kept, and your other IDs are not concerned. If you do not know why, ask our support.",
    },
  },
  unfrozen: {
    "zh-CN": {
      subject: "账号 {id} 已解除冻结",
      text: "账号 {id} 已解除冻结，可以照常使用。",
    },
    en: {
      subject: "ID {id} was released",
      text: "ID {id} is frozen no more and can be used as before.",
    },
  },
  dispute_opened: {
    "zh-CN": {
      subject: "有人对账号 {id} 提出申诉",
      text: "有人认为账号 {id} 属于他。请登录后在“我的账号 → 申诉”里说明您的情况；管理员听取双方之后才会决定。在此之前账号照常使用。",
    },
    en: {
      subject: "Somebody claims ID {id}",
      text: 'Somebody says that ID {id} is theirs. Sign in and say your side under "My IDs → Disputes"; an administrator decides after hearing both. Until then you use the ID as always.',
    },
  },
  dispute_answered: {
    "zh-CN": {
      subject: "账号 {id} 的申诉有了答复",
      text: "对方已就账号 {id} 作出说明。管理员将作出决定并通知您。",
    },
    en: {
      subject: "The other side answered about ID {id}",
      text: "The other side has said theirs about ID {id}. An administrator will decide and let you know.",
    },
  },
  dispute_decided: {
    "zh-CN": {
      subject: "账号 {id} 的申诉已有决定",
      text: "管理员已就账号 {id} 的申诉作出决定，理由见“我的账号 → 申诉”。",
    },
    en: {
      subject: "The dispute over ID {id} is decided",
      text: 'An administrator has decided the dispute over ID {id}. The reason stands under "My IDs → Disputes".',
    },
  },
};

/** A message about an ID, in the language asked for; in both where none is known. */
export function linkingText(event: LinkingEvent, id: string, locale: Locale | undefined): MessageText {
  const { subject, text } = inLocale(told[event], locale);
  return { subject: subject.replaceAll("{id}", id), text: text.replaceAll("{id}", id) };
}
