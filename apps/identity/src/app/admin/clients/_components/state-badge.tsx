import { Badge } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** Whether a client is let in. */
export function StateBadge({ client }: { client: { readonly disabledAt: Date | null } }) {
  const t = useTranslations("admin.clients");
  return client.disabledAt ? (
    <Badge tone="danger">{t("disabled")}</Badge>
  ) : (
    <Badge tone="success">{t("active")}</Badge>
  );
}
