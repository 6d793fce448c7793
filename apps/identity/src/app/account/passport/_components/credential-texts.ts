import { getTranslations } from "next-intl/server";
import type { CredentialTexts } from "./credential-result.tsx";

/** The words that stand with a credential just made, which its client part cannot look up. */
export async function credentialTexts(title: "taken" | "shortened"): Promise<CredentialTexts> {
  const t = await getTranslations("account.passport");
  return {
    title: t(title),
    text: t("text"),
    copy: t("copy"),
    copied: t("copied"),
    failed: t("failed"),
    verify: t("verifyLink"),
  };
}
