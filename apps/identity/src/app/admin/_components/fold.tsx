import type { ReactNode } from "react";

interface FoldProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** What is there but rarely looked at: folded away under its name. */
export function Fold({ title, lead, children }: FoldProps) {
  return (
    <details className="rounded-md border border-line bg-surface">
      <summary className="flex min-h-9 cursor-pointer items-center px-3 text-sm pointer-coarse:min-h-11">
        {title}
      </summary>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 border-line border-t p-3">
        {lead && <p className="max-w-prose text-ink-2 text-sm">{lead}</p>}
        {children}
      </div>
    </details>
  );
}
