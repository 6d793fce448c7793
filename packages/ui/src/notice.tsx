import clsx from "clsx";
import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FormAction } from "./form-action.ts";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const toneLook = {
  info: { box: "bg-info-soft", icon: "text-info", Icon: Info },
  success: { box: "bg-success-soft", icon: "text-success", Icon: CircleCheck },
  warning: { box: "bg-warning-soft", icon: "text-warning", Icon: TriangleAlert },
  danger: { box: "bg-danger-soft", icon: "text-danger", Icon: OctagonAlert },
} as const satisfies Record<NoticeTone, unknown>;

type NoticeProps = {
  tone?: NoticeTone | undefined;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links under the text. */
  actions?: ReactNode;
  /** Dismisses by a form, so that it stays dismissed. */
  dismiss?: FormAction | undefined;
  /** Hidden fields of the dismiss form. */
  dismissFields?: Record<string, string> | undefined;
};

/** A message that belongs to the page. Warnings and problems are announced at once, the others politely. */
export function Notice({ tone = "info", title, children, actions, dismiss, dismissFields }: NoticeProps) {
  const t = useTranslations("ui.notice");
  const { box, icon, Icon } = toneLook[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={clsx("flex gap-3 rounded-md px-3 py-2.5", box)}
    >
      <Icon size={18} role="img" aria-label={t(tone)} className={clsx("mt-[0.15em] shrink-0", icon)} />
      <div className="min-w-0 flex-1 text-ink">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink-2">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
      {dismiss && (
        <form action={dismiss} className="shrink-0">
          {Object.entries(dismissFields ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button
            type="submit"
            title={t("dismiss")}
            aria-label={t("dismiss")}
            className="-mt-1 -mr-1 flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-surface pointer-coarse:size-11"
          >
            <X size={16} aria-hidden="true" />
          </button>
        </form>
      )}
    </div>
  );
}
