import clsx from "clsx";
import { Building2, Store, Tag, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Realm } from "./realm.ts";

const realmLook: Record<Realm, { className: string; icon: ReactNode }> = {
  retail: { className: "text-door-retail", icon: <Store size={13} aria-hidden="true" /> },
  mall: { className: "text-danger", icon: <Building2 size={13} aria-hidden="true" /> },
  deals: { className: "text-warning", icon: <Tag size={13} aria-hidden="true" /> },
  wholesale: { className: "text-door-wholesale", icon: <Warehouse size={13} aria-hidden="true" /> },
};

/** Which realm an ID belongs to: icon and word, never colour alone. */
export function RealmBadge({ realm }: { realm: Realm }) {
  const t = useTranslations("ui.realms");
  return (
    <span
      className={clsx(
        "inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border border-line bg-surface px-1.5 align-middle font-medium text-xs",
        realmLook[realm].className,
      )}
    >
      {realmLook[realm].icon}
      {t(realm)}
    </span>
  );
}
