import { ButtonLink } from "@hutong/ui";
import { useTranslations } from "next-intl";
import type { TradeGate } from "../trade-gate.ts";
import { signInHref, traderHref } from "./addresses.ts";

type PriceGateProps = { gate: TradeGate /** The page to come back to. */; next: string };

/** What stands where a price would: for whom it is, and the way there. */
export function PriceGate({ gate: { signedIn, isOpen }, next }: PriceGateProps) {
  const t = useTranslations("gate");
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md bg-accent-soft px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">{t(isOpen ? "openTitle" : "title")}</p>
        <p className="text-ink-2 text-sm">{t(isOpen ? "open" : signedIn ? "signedIn" : "anonymous")}</p>
      </div>
      {!isOpen && (
        <span className="flex flex-wrap gap-2">
          {!signedIn && (
            <ButtonLink href={signInHref(next)} variant="primary" plain>
              {t("signIn")}
            </ButtonLink>
          )}
          <ButtonLink href={traderHref} variant={signedIn ? "primary" : "quiet"}>
            {t("way")}
          </ButtonLink>
        </span>
      )}
    </div>
  );
}
