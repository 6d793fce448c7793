import type { SigningKeyView } from "@hutong/identity";
import { Badge, EmptyState, RelativeTime, Table, type Tone } from "@hutong/ui";
import { useTranslations } from "next-intl";

const tones: Record<SigningKeyView["state"], Tone> = {
  active: "success",
  next: "info",
  retiring: "warning",
  retired: "neutral",
};

interface KeysTableProps {
  readonly keys: readonly SigningKeyView[];
  readonly caption: string;
  readonly now: Date;
}

export function KeysTable({ keys, caption, now }: KeysTableProps) {
  const t = useTranslations("admin.keys");
  const time = (date: Date | null) => (date ? <RelativeTime date={date} now={now} /> : "–");
  return (
    <Table
      caption={caption}
      captionHidden
      rows={keys}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      columns={[
        {
          key: "id",
          header: t("id"),
          naming: true,
          cell: ({ id }) => <span className="num break-all">{id}</span>,
        },
        { key: "alg", header: t("alg"), cell: ({ alg }) => alg },
        {
          key: "state",
          header: t("state"),
          cell: ({ state }) => <Badge tone={tones[state]}>{t(`stateOf.${state}`)}</Badge>,
        },
        { key: "made", header: t("made"), cell: ({ createdAt }) => time(createdAt) },
        { key: "active", header: t("activated"), cell: ({ activatedAt }) => time(activatedAt) },
        { key: "retires", header: t("retires"), cell: ({ retiresAt }) => time(retiresAt) },
      ]}
    />
  );
}
