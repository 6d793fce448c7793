import type { CertificateLine } from "@hutong/trading";
import { Badge } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

interface CertificateListProps {
  readonly certificates: readonly CertificateLine[];
  /** What can be done about each. */
  readonly action?: ((certificate: CertificateLine) => ReactNode) | undefined;
}

const day = { year: "numeric", month: "long", day: "numeric" } as const;

/** Certificates with number, issuer, end, and whose word each one is. */
export function CertificateList({ certificates, action }: CertificateListProps) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {certificates.map((certificate) => (
        <li
          key={certificate.id}
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-3 py-2.5"
        >
          <CertificateFacts certificate={certificate} />
          {action?.(certificate)}
        </li>
      ))}
    </ul>
  );
}

function CertificateFacts({ certificate }: { certificate: CertificateLine }) {
  const t = useTranslations("certificate");
  const kind = useTranslations("certificateKind");
  const format = useFormatter();
  const { number, issuer, validUntil, statedAt, checkedAt, isOver } = certificate;
  return (
    <div className="grid min-w-0 gap-0.5">
      <p className="flex flex-wrap items-center gap-2">
        {/* The cast: the database keeps only kinds that the verb's schema knows. */}
        <span className="font-medium">{kind(certificate.kind as "other")}</span>
        <Badge tone={checkedAt ? "success" : "neutral"}>{t(checkedAt ? "checked" : "stated")}</Badge>
        {isOver && <Badge tone="warning">{t("over")}</Badge>}
      </p>
      <p className="flex flex-wrap gap-x-4 text-ink-2 text-sm">
        <span className="num break-all">{t("number", { number })}</span>
        <span>{t("issuer", { issuer })}</span>
        <span className="num">
          {/* A day without an hour: it is the same everywhere. */}
          {validUntil
            ? t("until", { date: format.dateTime(validUntil, { ...day, timeZone: "UTC" }) })
            : t("noEnd")}
        </span>
      </p>
      <p className="text-ink-3 text-xs">
        {checkedAt
          ? t("checkedHint", { date: format.dateTime(checkedAt, day) })
          : t("statedHint", { date: format.dateTime(statedAt, day) })}
      </p>
    </div>
  );
}
