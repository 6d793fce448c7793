import clsx from "clsx";
import { useLocale } from "next-intl";

type MoneyProps = {
  /** Integer minor units (1 yuan = 100 fen). */
  fen: bigint;
  /** Defaults to the language of the page. */
  locale?: string | undefined;
  /** `price` sets the yuan large and ¥ and fen small, as shops do. */
  look?: "plain" | "price" | undefined;
  /** Shows + for what came in. */
  signed?: boolean | undefined;
};

/** Fen as ¥, exact for any size: the number goes to Intl as text, never as a float. */
export function Money({ fen, locale, look = "plain", signed = false }: MoneyProps) {
  const language = useLocale();
  const parts = new Intl.NumberFormat(locale ?? language, {
    style: "currency",
    currency: "CNY",
    currencyDisplay: "narrowSymbol",
    signDisplay: signed ? "exceptZero" : "negative",
  }).formatToParts(yuanText(fen));
  if (look === "plain")
    return <span className="num whitespace-nowrap">{parts.map((part) => part.value).join("")}</span>;
  return (
    <span className="num whitespace-nowrap font-semibold">
      {parts.map((part, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one formatted number have no identity and no state
          key={index}
          className={clsx(
            (part.type === "currency" || part.type === "decimal" || part.type === "fraction") &&
              "text-[0.75em]",
          )}
        >
          {part.value}
        </span>
      ))}
    </span>
  );
}

function yuanText(fen: bigint): `${number}` {
  const sign = fen < 0n ? "-" : "";
  const digits = String(fen < 0n ? -fen : fen).padStart(3, "0");
  // The cast: digits, one point, digits is a numeric text; the type system cannot see that.
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
}
