import type { PersonFile } from "@hutong/identity";
import { Badge, Card, RealmBadge, Section } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";

/** Her seats in the shops of others, and the seats of others in hers. Nothing where there are neither. */
export function PersonSeats({ person: { seats, staff } }: { person: PersonFile }) {
  const t = useTranslations("admin.person");
  const role = useTranslations("account.ids.role");
  const people = useTranslations("admin.people");
  if (seats.length + staff.length === 0) return null;
  return (
    <Section title={t("seats")}>
      <Card>
        <ul className="divide-y divide-line">
          {seats.map((seat) => (
            <li
              key={seat.seatId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <RealmBadge realm={seat.owner.realm} />
              <span className="break-all font-medium">{`${seat.owner.loginName}:${seat.name}`}</span>
              <Badge>{role(seat.role)}</Badge>
              {seat.status === "frozen" && <Badge tone="danger">{people("statusOf.frozen")}</Badge>}
              <Link href={`/admin/people/${seat.owner.userId}`} className="text-accent hover:underline">
                {t("owner")}
              </Link>
            </li>
          ))}
          {staff.map((seat) => (
            <li
              key={seat.seatId}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <span className="text-ink-3">{t("herStaff")}</span>
              <span className="break-all font-medium">{`${seat.ownerName}:${seat.name}`}</span>
              <Badge>{role(seat.role)}</Badge>
              {seat.status === "frozen" && <Badge tone="danger">{people("statusOf.frozen")}</Badge>}
              <Link href={`/admin/people/${seat.person.userId}`} className="text-accent hover:underline">
                {seat.person.displayName}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
