import { type Fen, plainYuan } from "@hutong/kernel";

/** What a mail about a ruling says. */
export interface Ruling {
  readonly ruled: "rule" | "rule_return" | "dismiss";
  readonly amountFen: Fen;
  readonly askedFen: Fen;
  readonly reason: string;
  readonly href: string;
}

interface RulingText {
  readonly subject: string;
  readonly text: string;
}

/** In her language; in both where none is known. */
export function rulingText(ruling: Ruling, locale: string | null): RulingText {
  const { ruled, amountFen, askedFen, reason, href } = ruling;
  const [given, asked] = [plainYuan(amountFen), plainYuan(askedFen)];
  const zhWhat = {
    rule: `退款 ${given} 元（申请 ${asked} 元）`,
    rule_return: `买家退货后退款 ${given} 元（申请 ${asked} 元）`,
    dismiss: `不退款（申请 ${asked} 元）`,
  }[ruled];
  const enWhat = {
    rule: `¥${given} of the ¥${asked} that was asked goes back to the buyer`,
    rule_return: `¥${given} of the ¥${asked} that was asked goes back once the goods are returned`,
    dismiss: `nothing of the ¥${asked} that was asked goes back`,
  }[ruled];
  const zh = {
    subject: "退款纠纷已裁定",
    text: `平台对退款纠纷作出裁定：${zhWhat}。\n\n裁定理由：${reason}\n\n查看：${href}`,
  };
  const en = {
    subject: "A ruling on your refund dispute",
    text: `We have ruled: ${enWhat}.\n\nThe reason: ${reason}\n\nSee: ${href}`,
  };
  if (locale === "zh-CN") return zh;
  if (locale === "en") return en;
  return { subject: `${zh.subject} / ${en.subject}`, text: `${zh.text}\n\n${en.text}` };
}
