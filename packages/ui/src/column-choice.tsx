import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuDetails } from "./menu-details.tsx";

type ColumnChoiceProps = {
  /** Name of the checkboxes: one value for each column that is shown. */
  name: string;
  columns: readonly { key: string; header: string }[];
  shown: readonly string[];
};

/** Which columns of a table are shown: checkboxes within the GET form that filters it. */
export function ColumnChoice({ name, columns, shown }: ColumnChoiceProps) {
  const t = useTranslations("ui.table");
  return (
    <MenuDetails
      summaryClassName="gap-2 border border-line-strong px-3 text-sm"
      summary={
        <>
          <Columns3 size={16} aria-hidden="true" className="text-ink-3" />
          {t("columns")}
        </>
      }
    >
      <ul className="p-1">
        {columns.map(({ key, header }) => (
          <li key={key}>
            <label className="flex min-h-8 items-center gap-2.5 rounded-sm px-2 hover:bg-sunken pointer-coarse:min-h-11">
              <input
                type="checkbox"
                name={name}
                value={key}
                defaultChecked={shown.includes(key)}
                className="size-4"
              />
              {header}
            </label>
          </li>
        ))}
      </ul>
    </MenuDetails>
  );
}
