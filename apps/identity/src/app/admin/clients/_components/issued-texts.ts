import { getTranslations } from "next-intl/server";
import type { IssuedTexts } from "./issued-secret.tsx";

/** What stands beside a secret that was just issued; `{name}` is filled in where it is shown. */
export async function issuedTexts(kind: "created" | "rotated"): Promise<IssuedTexts> {
  const t = await getTranslations("admin.clients.issued");
  return {
    title: t(`${kind}Title`, { name: "{name}" }),
    text: t("text"),
    publicText: t("publicText"),
    clientId: t("clientId"),
    clientSecret: t("clientSecret"),
    copy: t("copy"),
    copied: t("copied"),
    failed: t("failed"),
    open: t("open"),
  };
}
