import { isBlocking, type LinkState } from "@hutong/identity";
import { ButtonLink, Notice } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import { maskContact } from "@/lib/mask-contact.ts";

const dispute = "/account/ids/dispute";

/** Where each state leads on; those without a way are only to be known. */
const ways: Partial<Record<LinkState["kind"], { readonly href: string; readonly key: string }>> = {
  already_yours: { href: "/account/ids", key: "toIds" },
  frozen: { href: dispute, key: "toDispute" },
  administrator: { href: "/account/ids", key: "toIds" },
  taken: { href: dispute, key: "toDispute" },
  password_changed: { href: "/account/ids/link", key: "again" },
  way_in_gone: { href: "/account/ids/link", key: "again" },
  cooling_off: { href: "/account/ids", key: "toIds" },
  disputed: { href: dispute, key: "toDisputes" },
  several_ids: { href: dispute, key: "notAllMine" },
  duplicate: { href: dispute, key: "tellDuplicate" },
};

/** What stands in the way of a linking, or is to be known before it, and the way on. */
export function LinkStateNotice({ state, name }: { state: LinkState; name: string }) {
  const t = useTranslations("linking.state");
  const format = useFormatter();
  const way = ways[state.kind];
  const facts = {
    name,
    count: "count" in state ? state.count : 0,
    contact: "value" in state ? maskContact(state.contactKind, state.value) : "",
    until:
      "until" in state
        ? format.dateTime(new Date(state.until), { dateStyle: "long", timeStyle: "short" })
        : "",
  };
  return (
    <Notice
      tone={isBlocking(state) ? "warning" : "info"}
      title={t(`${state.kind}.title`, facts)}
      actions={way && <ButtonLink href={way.href}>{t(`way.${way.key}`)}</ButtonLink>}
    >
      {t(`${state.kind}.text`, facts)}
    </Notice>
  );
}
