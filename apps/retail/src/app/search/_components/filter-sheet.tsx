"use client";

import { type ReactNode, useEffect, useRef } from "react";

type FilterSheetProps = {
  summary: ReactNode;
  /** Stands at the foot: closes by leading to the goods. */
  foot: ReactNode;
  children: ReactNode;
};

/** The filters on a phone: a `<details>` that covers the page from below; with JavaScript Escape closes it, too. */
export function FilterSheet({ summary, foot, children }: FilterSheetProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      const element = details.current;
      if (event.key !== "Escape" || !element?.open) return;
      element.open = false;
      element.querySelector("summary")?.focus();
    };
    document.addEventListener("keydown", closeOnEscape);
    return () => document.removeEventListener("keydown", closeOnEscape);
  }, []);

  return (
    <details ref={details} className="group lg:hidden">
      <summary className="flex min-h-8 cursor-pointer items-center rounded-md border border-line-strong bg-surface px-3 text-sm hover:bg-sunken pointer-coarse:min-h-11">
        {summary}
      </summary>
      <div className="fixed inset-x-0 bottom-0 z-40 flex max-h-[75dvh] flex-col rounded-t-md border-line border-t bg-raised text-ink shadow-float">
        <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-4">{children}</div>
        <div className="border-line border-t p-3">{foot}</div>
      </div>
    </details>
  );
}
