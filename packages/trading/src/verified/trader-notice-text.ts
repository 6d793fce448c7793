import type { TraderOutcome } from "@hutong/db";

/** What an applicant is told of: that her application came in, what was decided, that an acceptance comes to its end. */
type TraderEvent = "applied" | "ends" | TraderOutcome;

export interface TraderNotice {
  readonly event: TraderEvent;
  /** Of which wholesale ID. */
  readonly loginName: string;
  /** The reviewer's words, where something was decided. */
  readonly reason?: string;
  /** The end of the acceptance, where it comes near. */
  readonly endsAt?: Date;
  /** Where she goes on. */
  readonly href: string;
}

interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

const subjectZh: Record<TraderEvent, string> = {
  applied: "商家认证申请已收到",
  ends: "商家认证即将到期",
  accepted: "商家认证已通过",
  refused: "商家认证未通过",
  ended: "商家认证已终止",
};
const subjectEn: Record<TraderEvent, string> = {
  applied: "Your application as a trader came in",
  ends: "Your verification as a trader runs out soon",
  accepted: "You are verified as a trader",
  refused: "Your application as a trader was refused",
  ended: "Your verification as a trader was ended",
};

/** In her language; in both where none is known. Days are the market's (Shanghai). */
export function traderNoticeText(notice: TraderNotice, locale: string | null): NoticeText {
  const { loginName, event, href } = notice;
  const zh = {
    subject: `${subjectZh[event]}：${loginName}`,
    text: `批发账号 ${loginName} 的${subjectZh[event]}。\n\n${wordsZh(notice)}\n\n查看：${href}`,
  };
  const en = {
    subject: `${subjectEn[event]}: ${loginName}`,
    text: `${subjectEn[event]} (wholesale ID ${loginName}).\n\n${wordsEn(notice)}\n\nSee: ${href}`,
  };
  if (locale === "zh-CN") return zh;
  if (locale === "en") return en;
  return { subject: `${zh.subject} / ${en.subject}`, text: `${zh.text}\n\n${en.text}` };
}

function wordsZh({ event, reason, endsAt }: TraderNotice): string {
  if (event === "applied") return "我们会核对执照和照片，审核结果以邮件告知。审核期间可以随时撤回。";
  if (event === "ends")
    return `认证有效期至 ${day(endsAt, "zh-CN")}，届时批发条件、联系方式和询价将不再开放。现在就可以重新提交材料，不会中断。`;
  return `审核意见：${reason ?? ""}`;
}

function wordsEn({ event, reason, endsAt }: TraderNotice): string {
  if (event === "applied")
    return "We compare licence and pictures and tell you by mail what was decided. Until then you can take the application back at any time.";
  if (event === "ends")
    return `It holds until ${day(endsAt, "en")}; terms, contacts and inquiries close then. You can send your papers anew now, without a break.`;
  return `The reviewer says: ${reason ?? ""}`;
}

function day(date: Date | undefined, locale: string): string {
  return date ? date.toLocaleDateString(locale, { dateStyle: "long", timeZone: "Asia/Shanghai" }) : "";
}
