import type { ReactNode } from "react";

export type Definition = {
  term: string;
  value: ReactNode /** A link or button to change it. */;
  action?: ReactNode;
};

/** Facts about one thing: term, value, and what one can do about it. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, value, action }) => (
        <div key={term} className="flex flex-wrap items-center gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0">
          <dt className="w-36 shrink-0 text-ink-3 text-sm max-sm:w-full">{term}</dt>
          <dd className="min-w-0 flex-1">{value}</dd>
          {action && <dd className="shrink-0">{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
