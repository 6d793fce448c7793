import type { StaffedShop } from "@hutong/identity";
import { Badge, ButtonLink, Card, EmptyState, RealmBadge, RelativeTime, SubmitButton } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { maskContact } from "@/lib/mask-contact.ts";
import { withdraw } from "../actions.ts";
import { TermsText } from "./terms-text.tsx";

/** The staff of one shop, who is invited, and the way to invite another. */
export function ShopStaff({ shop, now }: { shop: StaffedShop; now: Date }) {
  const t = useTranslations("account.staff");
  const isEmpty = shop.staff.length + shop.invitations.length === 0;
  return (
    <Card
      flush
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          <RealmBadge realm={shop.realm} />
          {shop.shopName ?? shop.loginName}
        </span>
      }
      actions={
        <ButtonLink
          href={`/account/staff/invite/${shop.accountId}`}
          aria-label={t("inviteTo", { shop: `${shop.realm}/${shop.loginName}` })}
        >
          {t("invite")}
        </ButtonLink>
      }
    >
      {isEmpty ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText", { name: `${shop.loginName}:alice` })}</EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {shop.staff.map((seat) => (
            <li key={seat.seatId} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5">
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="break-all font-medium">{`${shop.loginName}:${seat.name}`}</span>
                  <span className="text-ink-2">{seat.displayName}</span>
                  {seat.status === "frozen" && <Badge tone="warning">{t("suspended")}</Badge>}
                </p>
                <p className="text-ink-2 text-sm">
                  <TermsText terms={seat} />
                </p>
              </div>
              <ButtonLink
                size="small"
                href={`/account/staff/${seat.seatId}`}
                aria-label={t("editNamed", { name: seat.name })}
              >
                {t("edit")}
              </ButtonLink>
            </li>
          ))}
          {shop.invitations.map((one) => (
            <li
              key={one.invitationId}
              className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5"
            >
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="break-all font-medium">{`${shop.loginName}:${one.name}`}</span>
                  <Badge tone="info">{t("invited")}</Badge>
                </p>
                <p className="text-ink-2 text-sm">
                  <TermsText terms={one} />
                  <span className="ml-3 text-ink-3">
                    {maskContact(one.contact.kind, one.contact.value)} · {t("until")}{" "}
                    <RelativeTime date={one.expiresAt} now={now} />
                  </span>
                </p>
              </div>
              <form action={withdraw}>
                <input type="hidden" name="id" value={one.invitationId} />
                <SubmitButton
                  size="small"
                  variant="secondary"
                  aria-label={t("withdrawNamed", { name: one.name })}
                >
                  {t("withdraw")}
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
