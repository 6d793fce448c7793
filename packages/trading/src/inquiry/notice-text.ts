/** What a mail about a thread says: who wrote about what, and where to read it. Never the words themselves. */
export interface InquiryNotice {
  /** The ID of the other side, with its company where it has one. */
  readonly from: string;
  readonly subject: string;
  readonly href: string;
}

interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

/** In her language; in both where none is known. */
export function noticeText(notice: InquiryNotice, locale: string | null): NoticeText {
  const { from, subject, href } = notice;
  const zh = {
    subject: `${from} 给您留言：${subject}`,
    text: `${from} 在询价“${subject}”里给您留言了。\n\n查看并回复：${href}\n\n在您查看之前，这条询价不会再发邮件。`,
  };
  const en = {
    subject: `${from} wrote to you: ${subject}`,
    text: `${from} wrote to you in the inquiry "${subject}".\n\nRead and answer: ${href}\n\nNo further mail about this inquiry until you have read it.`,
  };
  if (locale === "zh-CN") return zh;
  if (locale === "en") return en;
  return { subject: `${zh.subject} / ${en.subject}`, text: `${zh.text}\n\n${en.text}` };
}
