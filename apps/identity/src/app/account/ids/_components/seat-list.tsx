import type { Seat } from "@hutong/identity";
import { Badge, Card, RealmBadge, Section } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";

/** Her seats in the shops of others. */
export function SeatList({ seats }: { seats: readonly Seat[] }) {
  const t = useTranslations("account.ids");
  const format = useFormatter();
  return (
    <Section title={t("seatsTitle")} lead={t("seatsLead")}>
      <Card>
        <ul className="divide-y divide-line">
          {seats.map(({ seatId, owner, name, role, status, createdAt }) => (
            <li key={seatId} className="grid gap-0.5 py-2.5 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <RealmBadge realm={owner.realm} />
                <span className="font-medium">
                  {t("seatOf", { role: t(`role.${role}`), shop: owner.shopName ?? owner.loginName })}
                </span>
                {status === "frozen" && <Badge tone="danger">{t("frozen")}</Badge>}
              </p>
              <p className="text-ink-2">
                {t("seatLogin", { name: `${owner.loginName}:${name}` })}
                <span className="ml-3 text-ink-3">
                  {t("seatSince")} {format.dateTime(createdAt, { dateStyle: "long" })}
                </span>
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
