import clsx from "clsx";
import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LaneProps } from "./lane.tsx";
import { LanePreferences } from "./lane-preferences.tsx";
import { MenuDetails } from "./menu-details.tsx";

/** On a phone the signed-in person finds these in the account menu; `alwaysShown` is for those not signed in. */
export function LanePreferencesMenu({ alwaysShown, ...props }: LaneProps & { alwaysShown: boolean }) {
  const t = useTranslations("ui.lane");
  return (
    <MenuDetails
      className={clsx(!alwaysShown && "max-md:hidden")}
      summaryClassName="justify-center px-2 text-ink-2 pointer-coarse:min-w-11"
      summary={
        <>
          <Languages size={17} aria-hidden="true" />
          <span className="sr-only">{t("preferences")}</span>
        </>
      }
    >
      <div className="p-2">
        <LanePreferences {...props} />
      </div>
    </MenuDetails>
  );
}
