import clsx from "clsx";
import type { ReactNode } from "react";

type CardProps = {
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without inner space: for tables and lists that reach the edges. */
  flush?: boolean | undefined;
  id?: string | undefined;
  /** The title's place in the outline: h2 where no section stands above the card. */
  heading?: "h2" | "h3" | undefined;
  children?: ReactNode;
};

/** What belongs together, on a surface of its own. No shadow: it does not float. */
export function Card({ title, lead, actions, footer, flush = false, id, heading, children }: CardProps) {
  const Heading = heading ?? "h3";
  return (
    <section id={id} className="min-w-0 rounded-md border border-line bg-surface">
      {(title || actions) && (
        <div
          className={clsx(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3",
            flush ? "border-line border-b pb-3" : "pb-1",
          )}
        >
          <div className="min-w-0">
            {title && <Heading className="text-base">{title}</Heading>}
            {lead && <p className="max-w-prose text-ink-2">{lead}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children && <div className={clsx(!flush && "px-4 pt-3 pb-4")}>{children}</div>}
      {footer && <div className="border-line border-t px-4 py-2.5 text-ink-2">{footer}</div>}
    </section>
  );
}
