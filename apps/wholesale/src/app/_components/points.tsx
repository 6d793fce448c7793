import { useTranslations } from "next-intl";

/** Points with their sign in words too: colour is never alone. */
export function Points({ points }: { points: number }) {
  const t = useTranslations("credit");
  const text = points < 0 ? t("lost", { points: -points }) : t("earned", { points });
  return <span className={points < 0 ? "num text-danger" : "num text-success"}>{text}</span>;
}
