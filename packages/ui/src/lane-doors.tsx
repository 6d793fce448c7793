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
    <nav
      aria-label={t("lane.doors")}
      className="flex min-w-0 items-stretch overflow-x-auto [scrollbar-width:none]"
    >
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
              "relative flex shrink-0 items-center gap-1.5 whitespace-nowrap px-1.5 -outline-offset-2 pointer-coarse:min-w-11 pointer-coarse:justify-center sm:px-3",
              here ? "bg-accent-soft font-medium text-accent" : "text-ink-2 hover:bg-sunken hover:text-ink",
              // On the narrowest phones the person's menu leads there.
              each === "identity" && !here && "max-[23.5rem]:hidden",
            )}
          >
            {here && <span className="absolute inset-x-0 bottom-0 h-0.5 bg-accent" />}
            {!here && (
              <span
                aria-hidden="true"
                className={clsx("size-1.5 rounded-full max-sm:hidden", doorColour[each])}
              />
            )}
            <span className={clsx("lg:hidden", crossing && "xl:hidden")}>{t(`doorsShort.${each}`)}</span>
            <span className={clsx("hidden lg:inline", crossing && "xl:hidden")}>{t(`doors.${each}`)}</span>
            {crossing && <span className="hidden xl:inline">{crossingText}</span>}
            {here && <span className="sr-only"> ({t("lane.here")})</span>}
          </a>
        );
      })}
    </nav>
  );
}
