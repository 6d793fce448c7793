import type { KeptServiceRule } from "@hutong/pricing";
import type { Tally } from "@hutong/reputation";
import { Badge, ButtonLink, SubmitButton, Table } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { move, remove } from "../actions.ts";
import type { RuleWords } from "./rule-words.ts";

interface RuleTableProps {
  readonly rules: readonly KeptServiceRule[];
  readonly words: RuleWords;
  readonly tally: Tally;
}

/** The rules in their order of precedence, with the ways to change it. */
export function RuleTable({ rules, words, tally }: RuleTableProps) {
  const t = useTranslations("service");
  return (
    <Table
      caption={t("title")}
      captionHidden
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        { key: "place", header: t("place"), width: "3.5rem", align: "end", cell: ({ place }) => place },
        {
          key: "name",
          header: t("name"),
          naming: true,
          cell: ({ name, isEnabled }) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <span className="font-medium">{name}</span>
              {!isEnabled && <Badge tone="warning">{t("off")}</Badge>}
            </span>
          ),
        },
        {
          key: "conditions",
          header: t("conditions"),
          cell: ({ conditions }) =>
            conditions.length === 0 ? (
              t("everybody")
            ) : (
              <ul>
                {conditions.map((one) => (
                  <li key={one.claim}>{words.condition(one)}</li>
                ))}
              </ul>
            ),
        },
        {
          key: "terms",
          header: t("terms"),
          cell: ({ terms }) => (
            <ul>
              {words.terms(terms).map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          ),
        },
        {
          key: "buyers",
          header: t("buyers"),
          align: "end",
          width: "6rem",
          cell: ({ id, isEnabled }) => (isEnabled ? (tally.counts.get(id) ?? 0) : "–"),
        },
        {
          key: "act",
          header: t("act"),
          headerHidden: true,
          align: "end",
          cell: ({ id, name, place }) => (
            <span className="inline-flex flex-wrap items-center justify-end gap-1.5">
              <MoveButton id={id} way="up" name={name} disabled={place === 1} />
              <MoveButton id={id} way="down" name={name} disabled={place === rules.length} />
              <ButtonLink size="small" href={`/service/${id}`} aria-label={t("editNamed", { name })}>
                {t("edit")}
              </ButtonLink>
              <form action={remove}>
                <input type="hidden" name="id" value={id} />
                <SubmitButton size="small" variant="danger" aria-label={t("removeNamed", { name })}>
                  {t("remove")}
                </SubmitButton>
              </form>
            </span>
          ),
        },
      ]}
    />
  );
}

interface MoveButtonProps {
  readonly id: string;
  readonly way: "up" | "down";
  readonly name: string;
  readonly disabled: boolean;
}

function MoveButton({ id, way, name, disabled }: MoveButtonProps) {
  const t = useTranslations("service");
  return (
    <form action={move}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="way" value={way} />
      <SubmitButton
        size="small"
        variant="secondary"
        disabled={disabled}
        aria-label={t(`${way}Named`, { name })}
      >
        {t(way)}
      </SubmitButton>
    </form>
  );
}
