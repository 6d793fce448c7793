import { RealmBadge } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { IdInUse } from "../loaders.ts";

/** The ID in use as it is always shown: realm, login name (with the seat), company, member number, where it came from. */
export function IdLine({ account }: { account: IdInUse }) {
  const t = useTranslations("home");
  const name = account.seatName ? `${account.loginName}:${account.seatName}` : account.loginName;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {t("inUse")} <RealmBadge realm={account.realm} />
      <span className="font-medium text-ink">{name}</span>
      {account.shopName && <span>{account.shopName}</span>}
      <span className="num text-ink-3">{t("memberNo", { memberNo: account.memberNo })}</span>
      {account.openedFrom && (
        <span className="text-ink-3">
          {t("openedFrom", { realm: account.openedFrom.realm, name: account.openedFrom.loginName })}
        </span>
      )}
    </span>
  );
}
