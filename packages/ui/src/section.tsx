import type { ReactNode } from "react";

type SectionProps = {
  title: ReactNode;
  id?: string | undefined;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, id, lead, actions, children }: SectionProps) {
  return (
    <section id={id} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-base">{title}</h2>
          {lead && <p className="max-w-prose text-ink-2">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
