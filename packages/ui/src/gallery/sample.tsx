import type { ReactNode } from "react";

/** One part in one state, with the state's name above it. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-2">
      <p className="font-mono text-ink-3 text-xs">{name}</p>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

export function SampleGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 md:grid-cols-2">{children}</div>;
}

export function SampleRow({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2">{children}</div>;
}
