import clsx from "clsx";
import { useTranslations } from "next-intl";

type SkeletonProps = {
  /** Lines of text to come. */
  lines?: number | undefined;
  /** Instead of lines, one block of this height, e.g. "12rem". */
  height?: string | undefined;
};

/** Stands exactly where the content will, and only where a wait is real. */
export function Skeleton({ lines = 3, height }: SkeletonProps) {
  const t = useTranslations("ui");
  return (
    <div role="status" className="grid animate-breathe gap-2">
      <span className="sr-only">{t("loading")}</span>
      {height ? (
        <div className="rounded-md bg-line" style={{ height }} />
      ) : (
        Array.from({ length: lines }, (_, index) => index).map((line) => (
          <div
            key={line}
            className={clsx("h-4 rounded-sm bg-line", line === lines - 1 && lines > 1 && "w-2/3")}
          />
        ))
      )}
    </div>
  );
}
