import { Button, ColumnChoice, SelectField, TextField } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { type PeopleView, peopleColumns } from "../people-view.ts";

/** The id of the field that `/` leads to. */
export const searchFieldId = "people-search";

/** Whom to look for: a plain GET form, so that every search has an address of its own. */
export function PeopleForm({ view }: { view: PeopleView }) {
  const t = useTranslations("admin.people");
  const realm = useTranslations("account.ids.realm");
  return (
    <search>
      <form method="get" className="grid gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-64 flex-1">
            <TextField
              id={searchFieldId}
              name="q"
              type="search"
              required={false}
              label={t("search")}
              defaultValue={view.q}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <Button type="submit" variant="primary">
            {t("find")}
          </Button>
        </div>
        <div className="flex flex-wrap items-end gap-3">
          <Choose
            name="status"
            label={t("status")}
            value={view.status}
            options={(["active", "frozen"] as const).map((value) => ({
              value,
              label: t(`statusOf.${value}`),
            }))}
          />
          <Choose
            name="realm"
            label={t("realm")}
            value={view.realm}
            options={(["retail", "mall", "deals", "wholesale"] as const).map((value) => ({
              value,
              label: realm(value),
            }))}
          />
          <Choose
            name="role"
            label={t("role")}
            value={view.role}
            options={(["any", "support", "operator", "auditor", "owner"] as const).map((value) => ({
              value,
              label: t(`roleOf.${value}`),
            }))}
          />
          <ColumnChoice
            name="cols"
            columns={peopleColumns.map((key) => ({ key, header: t(`column.${key}`) }))}
            shown={view.cols}
          />
        </div>
      </form>
    </search>
  );
}

interface ChooseProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choose({ name, label, value, options }: ChooseProps) {
  const t = useTranslations("admin.people");
  return (
    <div className="min-w-32">
      <SelectField
        name={name}
        label={label}
        required={false}
        defaultValue={value ?? ""}
        placeholder={t("all")}
        options={options}
      />
    </div>
  );
}
