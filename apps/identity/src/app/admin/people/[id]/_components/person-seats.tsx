import type { PersonFile } from "@hutong/identity";
import { Badge, ButtonLink, Card, RealmBadge, RelativeTime, Section } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { maskContact } from "@/lib/mask-contact.ts";
import { actPath } from "../person-acts.ts";

interface PersonSeatsProps {
  readonly person: PersonFile;
  readonly now: Date;
  readonly mayAct: boolean;
}

/** Her seats in the shops of others, the seats of others in hers, and those that are offered. Nothing where there are none. */
export function PersonSeats({
  person: { userId, seats, staff, invitations },
  now,
  mayAct,
}: PersonSeatsProps) {
  const t = useTranslations("admin.person");
  const role = useTranslations("account.ids.role");
  const people = useTranslations("admin.people");
  if (seats.length + staff.length + invitations.length === 0) return null;
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
          {invitations.map((invitation) => (
            <li
              key={invitation.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0 last:pb-0"
            >
              <span className="text-ink-3">{t("invited")}</span>
              <span className="break-all font-medium">{`${invitation.ownerName}:${invitation.name}`}</span>
              <span className="num break-all text-ink-2">
                {maskContact(invitation.contactKind, invitation.contactValue)}
              </span>
              {invitation.expiresAt <= now ? (
                <Badge tone="warning">{t("ranOut")}</Badge>
              ) : (
                <span className="text-ink-3 text-sm">
                  {t("until")} <RelativeTime date={invitation.expiresAt} now={now} />
                </span>
              )}
              {mayAct && (
                <ButtonLink
                  size="small"
                  prefetch={false}
                  href={actPath(userId, "resend", invitation.id)}
                  aria-label={t("resendNamed", { name: `${invitation.ownerName}:${invitation.name}` })}
                >
                  {t("act.resend")}
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
