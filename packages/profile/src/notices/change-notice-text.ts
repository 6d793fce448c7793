import type { ChangeSubject } from "./tell-change.ts";

export interface ChangeNotice {
  readonly subject: ChangeSubject;
  /** The ID as one types it at sign-in. */
  readonly id: string;
  readonly seatName: string | null;
  readonly href: string;
}

const what: Record<ChangeSubject, { readonly zh: string; readonly en: string }> = {
  profile: { zh: "资料", en: "profile" },
  addresses: { zh: "地址簿", en: "address book" },
  company: { zh: "企业信息", en: "company data" },
};

/** What was changed, by whom and where to look; never the data themselves. In her language, in both where none is known. */
export function changeNoticeText(
  { subject, id, seatName, href }: ChangeNotice,
  locale: string | null,
): { readonly subject: string; readonly text: string } {
  const { zh: zhWhat, en: enWhat } = what[subject];
  const zh = {
    subject: `账号 ${id} 的${zhWhat}有变更`,
    text: `账号 ${id} 的${zhWhat}刚刚由${seatName ? `子账号 ${seatName} ` : "您"}修改。\n\n查看：${href}\n\n如果这不是您或您的员工所为，请立即修改密码并退出所有设备。`,
  };
  const en = {
    subject: `The ${enWhat} of ID ${id} was changed`,
    text: `The ${enWhat} of ID ${id} was changed just now by ${seatName ? `staff ${seatName}` : "you"}.\n\nLook at it: ${href}\n\nIf neither you nor your staff did it, change your password at once and sign out everywhere.`,
  };
  if (locale === "zh-CN") return zh;
  if (locale === "en") return en;
  return { subject: `${zh.subject} / ${en.subject}`, text: `${zh.text}\n\n${en.text}` };
}
