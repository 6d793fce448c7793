import type { SessionAccount } from "@hutong/auth";
import { readNotice } from "@hutong/identity/site";
import { ButtonLink, Notice } from "@hutong/ui";
import { revalidatePath } from "next/cache";
import { useTranslations } from "next-intl";
import { requestCtx } from "./person.ts";
import { site } from "./site.ts";

async function dismiss(form: FormData): Promise<void> {
  "use server";
  const ctx = await requestCtx();
  // Whose session has ended meanwhile sees the page without a notice.
  if (ctx.actor.kind === "person") await readNotice(ctx, String(form.get("accountId") ?? ""));
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
      actions={
        !account.seat && (
          // Postponed by leaving the notice where it is; the way stays open under "My IDs".
          <ButtonLink
            href={`${site().env.origins.identity}/login?${new URLSearchParams({ next: `/account/ids/link?realm=${account.realm}` })}`}
            plain
          >
            {t("notice.linkOlder", { realm: t(`realm.${account.realm}`) })}
          </ButtonLink>
        )
      }
      dismiss={dismiss}
      dismissFields={{ accountId: account.id }}
    >
      {from
        ? t("notice.openedText", { ...names, fromRealm: t(`realm.${from.realm}`), fromName: from.loginName })
        : t("notice.openedTextPlain", names)}
    </Notice>
  );
}
