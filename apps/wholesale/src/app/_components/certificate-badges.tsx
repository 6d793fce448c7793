import type { CertificateMark } from "@hutong/trading";
import { Badge } from "@hutong/ui";
import { useTranslations } from "next-intl";

/** A supplier's certificates in a word each; of those that Hutong checked it says so. */
export function CertificateBadges({ marks }: { marks: readonly CertificateMark[] }) {
  const t = useTranslations("certificate");
  const kind = useTranslations("certificateKind");
  if (marks.length === 0) return "–";
  return (
    <span className="flex flex-wrap gap-1">
      {marks.map((mark) => (
        <Badge key={mark.kind} tone={mark.isChecked ? "success" : "neutral"}>
          {/* The cast: the database keeps only kinds that the verb's schema knows. */}
          {kind(`short.${mark.kind as "other"}`)}
          {mark.isChecked && ` · ${t("checkedShort")}`}
        </Badge>
      ))}
    </span>
  );
}
