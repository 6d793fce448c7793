import type { CarryableShop } from "@hutong/reputation/credential";
import { Badge, RelativeTime, SubmitButton, Table } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import { withdraw } from "../actions.ts";

type Taken = CarryableShop["credentials"][number];

/** The credentials that were taken of a shop, with the way to take one back. */
export function TakenList({ shop, now }: { shop: CarryableShop; now: Date }) {
  const t = useTranslations("account.passport");
  const words = useTranslations("claim");
  const format = useFormatter();
  const stateOf = ({ withdrawnAt, expiresAt }: Taken) =>
    withdrawnAt ? "withdrawn" : expiresAt <= now ? "expired" : "good";
  const name = (claim: string) => {
    const key = `name.${claim}` as "name.level"; // the row holds names of claims; a later version may know more
    return words.has(key) ? words(key) : claim;
  };
  return (
    <Table
      caption={t("mine")}
      rows={shop.credentials}
      rowKey={({ credentialId }) => credentialId}
      columns={[
        {
          key: "contains",
          header: t("contains"),
          naming: true,
          cell: ({ claims }) => claims.map(name).join(words("separator")),
        },
        {
          key: "until",
          header: t("until"),
          width: "9rem",
          cell: ({ expiresAt }) => <RelativeTime date={expiresAt} now={now} />,
        },
        {
          key: "state",
          header: t("state"),
          width: "6rem",
          cell: (taken) => {
            const state = stateOf(taken);
            return <Badge tone={state === "good" ? "success" : "neutral"}>{t(state)}</Badge>;
          },
        },
        {
          key: "act",
          header: t("act"),
          headerHidden: true,
          align: "end",
          width: "6rem",
          cell: (taken) =>
            stateOf(taken) === "good" && (
              <form action={withdraw}>
                <input type="hidden" name="id" value={taken.credentialId} />
                <SubmitButton
                  size="small"
                  variant="danger"
                  aria-label={t("withdrawNamed", {
                    date: format.dateTime(taken.issuedAt, { dateStyle: "medium", timeStyle: "short" }),
                  })}
                >
                  {t("withdraw")}
                </SubmitButton>
              </form>
            ),
        },
      ]}
    />
  );
}
