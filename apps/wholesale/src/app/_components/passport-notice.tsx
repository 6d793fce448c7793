import { putQuestionAway } from "@hutong/reputation";
import { requestCtx } from "@hutong/site";
import { ButtonLink, Notice } from "@hutong/ui";
import { revalidatePath } from "next/cache";
import { useTranslations } from "next-intl";

async function dismiss(form: FormData): Promise<void> {
  "use server";
  const ctx = await requestCtx();
  // Whose session has ended meanwhile, or whose shop it is not, sees the page as it is.
  if (ctx.actor.kind === "person")
    await putQuestionAway(ctx, String(form.get("accountId") ?? "")).catch(() => undefined);
  revalidatePath("/", "layout");
}

/** Asks once what suppliers may see of her shop; put away, it does not come back, and the default goes on. */
export function PassportNotice({ accountId }: { accountId: string | null }) {
  const t = useTranslations("passport");
  if (!accountId) return null;
  return (
    <Notice
      title={t("noticeTitle")}
      actions={<ButtonLink href="/passport">{t("noticeChoose")}</ButtonLink>}
      dismiss={dismiss}
      dismissFields={{ accountId }}
    >
      {t("noticeText")}
    </Notice>
  );
}
