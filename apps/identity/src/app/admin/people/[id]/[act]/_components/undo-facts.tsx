import type { UndoPreview } from "@hutong/identity";
import { Card, DefinitionList } from "@hutong/ui";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

/** What goes back by an undoing, from whom to whom. */
export function UndoFacts({ preview }: { preview: UndoPreview }) {
  const t = useTranslations("admin.undo");
  const kinds = useTranslations("admin.operations");
  const format = useFormatter();
  const { holder, former, moves, kind, named, at, undoableUntil } = preview;
  const moment = (date: Date) => format.dateTime(date, { dateStyle: "medium", timeStyle: "short" });
  const person = ({ id, displayName }: UndoPreview["holder"]) => (
    <Link href={`/admin/people/${id}`} className="text-accent hover:underline">
      {displayName}
    </Link>
  );
  const name = named ? `${named.realm}/${named.loginName}` : kinds("seatsAlone");
  return (
    <Card title={t("title")} heading="h2">
      <DefinitionList
        items={[
          { term: t("what"), value: kinds(`kind.${kind}`, { name }) },
          { term: t("when"), value: moment(at) },
          { term: t("from"), value: person(holder) },
          { term: t("to"), value: person(former) },
          { term: t("moves"), value: t("counts", moves) },
          { term: t("until"), value: moment(undoableUntil) },
        ]}
      />
    </Card>
  );
}
