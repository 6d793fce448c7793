import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type Door, doors as doorsInOrder } from "./door.ts";
import type { LanePerson, LaneProps } from "./lane.tsx";

const doorColour: Record<Door, string> = {
  identity: "bg-door-identity",
  wholesale: "bg-door-wholesale",
  retail: "bg-door-retail",
};

type LaneDoorsProps = Pick<LaneProps, "door" | "doors"> & {
  signedIn: boolean;
  account: LanePerson["account"];
};

/**
 * The doors stand in the same places on every site; only the lit one changes.
 * They are plain links: crossing is a navigation between sites and must not be prefetched, for it signs on.
 */
export function LaneDoors({ door, doors, signedIn, account }: LaneDoorsProps) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("lane.doors")} className="flex items-stretch">
      {doorsInOrder.map((each) => {
        const here = each === door;
        const crossing = signedIn && !here && each !== "identity";
        const crossingText = t(`enterWith.${each}`, { realm: account?.realm ?? "none" });
        return (
          <a
            key={each}
            href={signedIn && !here ? doors[each].enter : doors[each].home}
            aria-current={here ? "true" : undefined}
            title={crossing ? crossingText : undefined}
            className={clsx(
              "relative flex items-center gap-1.5 whitespace-nowrap px-2 -outline-offset-2 sm:px-3",
              here ? "bg-accent-soft font-medium text-accent" : "text-ink-2 hover:bg-sunken hover:text-ink",
            )}
          >
            {here && <span className="absolute inset-x-0 -bottom-px h-0.5 bg-accent" />}
            {!here && (
              <span
                aria-hidden="true"
                className={clsx("size-1.5 rounded-full max-sm:hidden", doorColour[each])}
              />
            )}
            <span className={clsx("lg:hidden", crossing && "xl:hidden")}>{t(`doorsShort.${each}`)}</span>
            <span className={clsx("hidden lg:inline", crossing && "xl:hidden")}>{t(`doors.${each}`)}</span>
            {crossing && <span className="hidden xl:inline">{crossingText}</span>}
            {here && <span className="sr-only">{t("lane.here")}</span>}
          </a>
        );
      })}
    </nav>
  );
}
