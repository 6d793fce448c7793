import type { TraderOutcome } from "@hutong/db";

/** What a mail about a decision says: of which account, what was decided in which words, where to go on. */
export interface DecisionNotice {
  readonly loginName: string;
  readonly outcome: TraderOutcome;
  readonly reason: string;
  readonly href: string;
}

interface DecisionText {
  readonly subject: string;
  readonly text: string;
}

const subjectZh: Record<TraderOutcome, string> = {
  accepted: "商家认证已通过",
  refused: "商家认证未通过",
  ended: "商家认证已终止",
};
const subjectEn: Record<TraderOutcome, string> = {
  accepted: "You are verified as a trader",
  refused: "Your application as a trader was refused",
  ended: "Your verification as a trader was ended",
};

/** In her language; in both where none is known. */
export function decisionText(notice: DecisionNotice, locale: string | null): DecisionText {
  const { loginName, outcome, reason, href } = notice;
  const zh = {
    subject: `${subjectZh[outcome]}：${loginName}`,
    text: `批发账号 ${loginName} 的${subjectZh[outcome]}。\n\n审核意见：${reason}\n\n查看：${href}`,
  };
  const en = {
    subject: `${subjectEn[outcome]}: ${loginName}`,
    text: `${subjectEn[outcome]} (wholesale ID ${loginName}).\n\nThe reviewer says: ${reason}\n\nSee: ${href}`,
  };
  if (locale === "zh-CN") return zh;
  if (locale === "en") return en;
  return { subject: `${zh.subject} / ${en.subject}`, text: `${zh.text}\n\n${en.text}` };
}
