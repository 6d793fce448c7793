import { Button, ButtonLink, ColumnChoice, SelectField, TextField } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { auditKey, auditTones } from "@/lib/audit-tones.ts";
import { type AuditQuery, auditColumns, columnsOf } from "../audit-query.ts";

/** The id of the field that `/` leads to. */
export const auditSearchId = "person";

interface AuditFilterFormProps {
  readonly query: AuditQuery;
  readonly isFiltered: boolean;
}

/** The filter: a plain GET, so that a filtered log is an address that can be kept and sent. */
export function AuditFilterForm({ query, isFiltered }: AuditFilterFormProps) {
  const t = useTranslations("admin.audit");
  const actions = Object.keys(auditTones).map((action) => ({
    value: action,
    label: t(`action.${auditKey(action)}`),
  }));
  const known = actions.some(({ value }) => value === query.action);
  const text = (name: "person" | "actor" | "account") => (
    <TextField
      name={name}
      label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}Example`)}
      defaultValue={query[name]}
      maxLength={254}
      required={false}
      autoComplete="off"
      spellCheck={false}
    />
  );
  const day = (name: "from" | "to") => (
    <TextField
      name={name}
      type="date"
      label={t(`filter.${name}`)}
      defaultValue={query[name]}
      required={false}
    />
  );
  return (
    <search>
      <form method="get" className="grid gap-3 rounded-md border border-line bg-surface p-3">
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-6">
          {text("person")}
          {text("actor")}
          {text("account")}
          <SelectField
            name="action"
            label={t("filter.action")}
            placeholder={t("filter.anyAction")}
            required={false}
            defaultValue={query.action}
            options={
              known || !query.action ? actions : [...actions, { value: query.action, label: query.action }]
            }
          />
          {day("from")}
          {day("to")}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary">
            {t("filter.apply")}
          </Button>
          <ColumnChoice
            name="cols"
            columns={auditColumns.map((key) => ({ key, header: t(key) }))}
            shown={columnsOf(query)}
          />
          {isFiltered && <ButtonLink href="/admin/audit">{t("filter.clear")}</ButtonLink>}
        </div>
      </form>
    </search>
  );
}
