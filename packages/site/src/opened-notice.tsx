import type { SessionAccount } from "@hutong/auth";
import { readNotice } from "@hutong/identity/site";
import { Notice } from "@hutong/ui";
import { revalidatePath } from "next/cache";
import { useTranslations } from "next-intl";
import { requestCtx } from "./person.ts";

async function dismiss(form: FormData): Promise<void> {
  "use server";
  await readNotice(await requestCtx(), String(form.get("accountId") ?? ""));
  revalidatePath("/", "layout");
}

/** Says once that an account was opened at the first step through this door; read, it does not come back. */
export function OpenedNotice({ account }: { account: SessionAccount | null | undefined }) {
  const t = useTranslations("site");
  if (!account?.noticePending) return null;
  const names = { loginName: account.loginName, memberNo: account.memberNo };
  const from = account.openedFrom;
  return (
    <Notice
      tone="success"
      title={t("notice.openedTitle", { realm: t(`realm.${account.realm}`) })}
      dismiss={dismiss}
      dismissFields={{ accountId: account.id }}
    >
      {from
        ? t("notice.openedText", { ...names, fromRealm: t(`realm.${from.realm}`), fromName: from.loginName })
        : t("notice.openedTextPlain", names)}
    </Notice>
  );
}
