import { RealmBadge } from "@hutong/ui";
import type { IdInUse } from "../loaders.ts";

/** An ID as it is always shown: realm, login name (with the seat), shop. */
export function IdLine({ account }: { account: IdInUse }) {
  const name = account.seatName ? `${account.loginName}:${account.seatName}` : account.loginName;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <RealmBadge realm={account.realm} />
      <span className="font-medium text-ink">{name}</span>
      {account.shopName && <span className="text-ink-2">{account.shopName}</span>}
    </span>
  );
}
