import { readSession, site } from "@hutong/site";
import { readInquiryCounts } from "@hutong/trading";
import { getTranslations } from "next-intl/server";
import { PlaceLink } from "./place-link.tsx";

/** The way to one's inquiries with how many wait to be read; nothing for somebody who is not signed in. */
export async function InquiryPlace({ current }: { current: boolean }) {
  const session = await readSession();
  if (!session?.account) return null;
  const [t, { unread }] = await Promise.all([
    getTranslations("bar"),
    readInquiryCounts(site().database.prisma, session.account.id),
  ]);
  return (
    <li>
      <PlaceLink href="/inquiries" current={current} label={t("inquiries")}>
        {unread > 0 && (
          <span className="num ml-1.5 inline-flex min-w-5 justify-center rounded-full bg-accent px-1.5 font-medium text-accent-ink text-xs">
            <span aria-hidden="true">{unread}</span>
            <span className="sr-only">{t("unread", { count: unread })}</span>
          </span>
        )}
      </PlaceLink>
    </li>
  );
}
