import type { LinkedId } from "@hutong/identity";
import {
  Badge,
  ButtonLink,
  Card,
  type Definition,
  DefinitionList,
  LevelIcon,
  Notice,
  RealmBadge,
  ShopMark,
} from "@hutong/ui";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { CopyButton } from "@/app/_components/copy-button.tsx";

interface IdCardProps {
  readonly id: LinkedId;
  readonly origins: { readonly wholesale: string; readonly retail: string };
  /** It is not all that she has: it may be unlinked. */
  readonly mayLeave: boolean;
}

/** One ID: what it is, how it came to the person, and the way through its door. */
export function IdCard({ id, origins, mayLeave }: IdCardProps) {
  const t = useTranslations("account.ids");
  const facts = useFacts(id);
  const door = id.realm === "wholesale" ? "wholesale" : "retail";
  return (
    <Card
      id={`${id.realm}-${id.loginName}`}
      title={
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <RealmBadge realm={id.realm} />
          <span className="break-all">{id.loginName}</span>
          {id.status === "frozen" && <Badge tone="danger">{t("frozen")}</Badge>}
        </span>
      }
      actions={
        <>
          {mayLeave && id.status === "active" && (
            <ButtonLink href={`/account/ids/unlink/${id.accountId}`} variant="quiet">
              {t("unlink")}
              <span className="sr-only"> {id.loginName}</span>
            </ButtonLink>
          )}
          {id.status === "active" && (
            <ButtonLink href={`${origins[door]}/login?next=/`} plain>
              {t(`enter.${door}`)}
            </ButtonLink>
          )}
        </>
      }
    >
      {id.status === "frozen" && (
        <div className="mb-3">
          <Notice tone="warning" title={t("frozenTitle")}>
            {t("frozenText")}
          </Notice>
        </div>
      )}
      <DefinitionList items={facts} />
    </Card>
  );
}

function useFacts(id: LinkedId): Definition[] {
  const t = useTranslations("account.ids");
  const format = useFormatter();
  const proof = useProofText(id);
  const day = (date: Date) => format.dateTime(date, { dateStyle: "long" });
  const facts: Definition[] = [{ term: t("memberNo"), value: <MemberNo memberNo={id.memberNo} /> }];
  if (id.shop)
    facts.push({ term: t(id.shop.kind === "company" ? "company" : "shop"), value: <Shop shop={id.shop} /> });
  if (id.shop?.ratingPoints != null) {
    facts.push({
      term: t("level"),
      value: <Level points={id.shop.ratingPoints} rateBp={id.shop.positiveRateBp} />,
    });
  }
  facts.push({ term: t("registered"), value: day(id.registeredAt) });
  if (id.link) {
    facts.push({
      term: t("linked"),
      value: (
        <>
          {day(id.link.startedAt)}
          <span className="block text-ink-2">{proof}</span>
        </>
      ),
    });
  }
  return facts;
}

/** On what proof the ID became hers, in words. */
function useProofText({ link, openedFrom }: LinkedId): string {
  const t = useTranslations("account.ids");
  if (link?.proof === "opened" && openedFrom) {
    return t("proof.openedFrom", { realm: t(`realm.${openedFrom.realm}`), name: openedFrom.loginName });
  }
  return link ? t(`proof.${link.proof}`) : "";
}

function MemberNo({ memberNo }: { memberNo: string }) {
  const t = useTranslations("account.ids");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <code className="select-all break-all font-mono">{memberNo}</code>
      <CopyButton
        text={memberNo}
        texts={{
          copy: t("copy"),
          label: `${t("copy")} ${memberNo}`,
          copied: t("copied"),
          failed: t("copyFailed"),
        }}
      />
    </span>
  );
}

function Shop({ shop }: { shop: NonNullable<LinkedId["shop"]> }) {
  const english = useLocale() === "en";
  const name = english ? (shop.nameEn ?? shop.name) : shop.name;
  return (
    <span className="flex items-center gap-2">
      <ShopMark name={shop.name} size={28} decorative />
      <span className="min-w-0">
        {name}
        {shop.region && <span className="ml-2 text-ink-3">{shop.region}</span>}
      </span>
    </span>
  );
}

function Level({ points, rateBp }: { points: number; rateBp: number | null }) {
  const t = useTranslations("account.ids");
  const format = useFormatter();
  const rate =
    rateBp === null ? null : format.number(rateBp / 10_000, { style: "percent", minimumFractionDigits: 2 });
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <LevelIcon points={points} />
      {rate && <span className="num text-ink-2">{t("positiveRate", { rate })}</span>}
    </span>
  );
}
