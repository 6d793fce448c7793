import { useTranslations } from "next-intl";
import { TableForm } from "../../_components/table-form.tsx";
import { type PeopleView, peopleColumns } from "../people-view.ts";

/** The id of the field that `/` leads to. */
export const searchFieldId = "people-search";

/** Whom to look for. */
export function PeopleForm({ view }: { view: PeopleView }) {
  const t = useTranslations("admin.people");
  const realm = useTranslations("account.ids.realm");
  return (
    <TableForm
      searchId={searchFieldId}
      search={t("search")}
      q={view.q}
      choices={[
        {
          name: "status",
          label: t("status"),
          value: view.status,
          options: (["active", "frozen"] as const).map((value) => ({
            value,
            label: t(`statusOf.${value}`),
          })),
        },
        {
          name: "realm",
          label: t("realm"),
          value: view.realm,
          options: (["retail", "mall", "deals", "wholesale"] as const).map((value) => ({
            value,
            label: realm(value),
          })),
        },
        {
          name: "role",
          label: t("role"),
          value: view.role,
          options: (["any", "support", "operator", "auditor", "owner"] as const).map((value) => ({
            value,
            label: t(`roleOf.${value}`),
          })),
        },
      ]}
      columns={peopleColumns.map((key) => ({ key, header: t(`column.${key}`) }))}
      cols={view.cols}
    />
  );
}
