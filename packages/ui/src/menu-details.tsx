"use client";

import clsx from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

type MenuDetailsProps = {
  summary: ReactNode;
  children: ReactNode;
  className?: string | undefined;
  summaryClassName?: string | undefined;
};

/** A `<details>` that floats its content; with JavaScript it also closes on Escape, on a click or on focus outside. */
export function MenuDetails({ summary, children, className, summaryClassName }: MenuDetailsProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const closeOutside = (event: Event) => {
      if (element.open && event.target instanceof Node && !element.contains(event.target))
        element.open = false;
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element.open) return;
      element.open = false;
      element.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, []);

  return (
    <details ref={details} className={clsx("relative", className)}>
      <summary
        className={clsx(
          "flex min-h-8 items-center rounded-md hover:bg-sunken pointer-coarse:min-h-11",
          summaryClassName,
        )}
      >
        {summary}
      </summary>
      <div className="absolute top-full right-0 z-50 mt-1 max-h-[calc(100dvh-var(--lane-height)-0.75rem)] w-72 max-w-[calc(100vw-1rem)] rounded-md overflow-y-auto bg-raised p-1 text-ink shadow-float">
        {children}
      </div>
    </details>
  );
}
