import type { Locale } from "../locale.ts";

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

type Bilingual = Record<Locale, MessageText>;

/** In the language asked for; in both where none is known. */
export function inLocale(texts: Bilingual, locale: Locale | undefined): MessageText {
  if (locale) return texts[locale];
  const [zh, en] = [texts["zh-CN"], texts.en];
  return { subject: `${zh.subject} · ${en.subject}`, text: `${zh.text}\n\n${en.text}` };
}

/** The code that finishes a sign-up. */
export function signUpCodeText(code: string, locale: Locale | undefined): MessageText {
  return inLocale(
    {
      "zh-CN": {
        subject: `互通注册验证码 ${code}`,
        text: `您的验证码是 ${code}，10 分钟内有效。如果不是您本人在注册，请忽略这条消息，也不要把验证码告诉任何人。`,
      },
      en: {
        subject: `Your Hutong sign-up code ${code}`,
        text: `Your code is ${code}. It is good for 10 minutes. If you are not signing up, ignore this message and give the code to nobody.`,
      },
    },
    locale,
  );
}

/** Instead of a code, to somebody who has an ID already. */
export function alreadyHereText(locale: Locale | undefined): MessageText {
  return inLocale(
    {
      "zh-CN": {
        subject: "您在互通已经有账号了",
        text: "有人用这个联系方式注册互通，而您已经有账号：请直接登录，忘记密码可以重置。如果不是您本人操作，无需处理。",
      },
      en: {
        subject: "You already have a Hutong ID",
        text: "Somebody tried to sign up with this contact, and you already have an ID here: sign in, or reset your password. If it was not you, there is nothing to do.",
      },
    },
    locale,
  );
}

/** The code that resets the password of one ID. */
export function resetCodeText(code: string, idName: string, locale: Locale | undefined): MessageText {
  return inLocale(
    {
      "zh-CN": {
        subject: `互通密码重置验证码 ${code}`,
        text: `账号 ${idName} 的密码重置验证码是 ${code}，10 分钟内有效。如果不是您本人操作，请忽略这条消息，密码不会改变。`,
      },
      en: {
        subject: `Your Hutong password reset code ${code}`,
        text: `The code to reset the password of ${idName} is ${code}. It is good for 10 minutes. If you did not ask for it, ignore this message: nothing changes.`,
      },
    },
    locale,
  );
}

/** The code that resets a password, sent at her wish by an administrator: with the page where it is typed. */
export function sentResetText(
  { code, idName, link }: { readonly code: string; readonly idName: string; readonly link: string },
  locale: Locale | undefined,
): MessageText {
  return inLocale(
    {
      "zh-CN": {
        subject: `互通密码重置验证码 ${code}`,
        text: `应您的要求，客服为账号 ${idName} 发送了密码重置验证码 ${code}，10 分钟内有效。请打开 ${link} 设置新密码。工作人员不会向您索要验证码或密码；如果不是您本人要求，请忽略这条消息，密码不会改变。`,
      },
      en: {
        subject: `Your Hutong password reset code ${code}`,
        text: `As you asked, here is the code to reset the password of ${idName}: ${code}. It is good for 10 minutes. Choose a new password at ${link}. Nobody of ours will ever ask you for the code or a password. If you did not ask for it, ignore this message: nothing changes.`,
      },
    },
    locale,
  );
}

/** The offer of a seat in a shop. */
export function seatInvitationText(
  offer: { readonly code: string; readonly shop: string; readonly seat: string; readonly link: string },
  locale: Locale | undefined,
): MessageText {
  const { code, shop, seat, link } = offer;
  return inLocale(
    {
      "zh-CN": {
        subject: `${shop} 邀请您担任员工`,
        text: `${shop} 邀请您使用子账号 ${seat}。请打开 ${link} ，登录或注册自己的账号，输入邀请码 ${code}。邀请 7 天内有效，请勿转发；如果与您无关，请忽略这条消息。`,
      },
      en: {
        subject: `${shop} offers you a staff seat`,
        text: `${shop} offers you the staff seat ${seat}. Open ${link}, sign in or create an account of your own, and type the code ${code}. It is good for 7 days; forward it to nobody. If this means nothing to you, ignore this message.`,
      },
    },
    locale,
  );
}

/** Told to her after every change of her password. */
export function passwordChangedText(locale: Locale | undefined): MessageText {
  return inLocale(
    {
      "zh-CN": {
        subject: "您的互通密码已更改",
        text: "您的密码刚刚更改，其他设备已退出登录。如果不是您本人操作，请立即重置密码。",
      },
      en: {
        subject: "Your Hutong password was changed",
        text: "Your password was changed just now and other devices were signed out. If it was not you, reset it at once.",
      },
    },
    locale,
  );
}
