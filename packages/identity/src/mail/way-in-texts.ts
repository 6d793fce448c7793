import type { Locale } from "../locale.ts";
import { inLocale, type MessageText } from "./texts.ts";

/** What people are told about their ways in by other providers. */
export type WayInEvent = "added" | "removed";

type Told = Record<Locale, { readonly subject: string; readonly text: string }>;

/** Where each text says `{name}`, the provider as its button names it. */
const told: Record<WayInEvent, Told> = {
  added: {
    "zh-CN": {
      subject: "已添加登录方式：{name}",
      text: "您的互通账号刚刚添加了一种登录方式：{name}。今后可以用它登录，原来的密码照常可用。如果不是您本人操作，请立即重置密码，再到“我的账号”里移除它。",
    },
    en: {
      subject: "A way in was added: {name}",
      text: "Your Hutong ID can be opened with {name} from now on, beside your password. If this was not you, reset your password at once and remove it under “My IDs”.",
    },
  },
  removed: {
    "zh-CN": {
      subject: "已移除登录方式：{name}",
      text: "您的互通账号刚刚移除了一种登录方式：{name}，今后不能再用它登录。如果不是您本人操作，请立即重置密码。",
    },
    en: {
      subject: "A way in was removed: {name}",
      text: "Your Hutong ID can no longer be opened with {name}. If this was not you, reset your password at once.",
    },
  },
};

/** A message about a way in, in her language. */
export function wayInText(
  event: WayInEvent,
  provider: Readonly<Record<Locale, string>>,
  locale: Locale | undefined,
): MessageText {
  const filled = (inLanguage: Locale) => {
    const { subject, text } = told[event][inLanguage];
    const fill = (words: string) => words.replaceAll("{name}", provider[inLanguage]);
    return { subject: fill(subject), text: fill(text) };
  };
  return inLocale({ "zh-CN": filled("zh-CN"), en: filled("en") }, locale);
}
