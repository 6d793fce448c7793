"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** The box of FormError. It takes the focus when it appears, so keyboard and screen reader are where the news is. */
export function ErrorSummary({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-danger bg-danger-soft px-4 py-3 text-ink focus:outline-2 focus:outline-danger"
    >
      <h2 className="text-base">{title}</h2>
      {children}
    </div>
  );
}
