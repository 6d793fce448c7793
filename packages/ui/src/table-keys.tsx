"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Kbd } from "./kbd.tsx";

type TableKeysProps = {
  /** The id of the field that `/` leads to; without it there is no such key. */
  searchId?: string | undefined;
  /** A Table whose rows each have a link in the cell that names them. */
  children: ReactNode;
};

/** Keys for a table one works in all day: `/` to the search field, arrows from row to row, Enter opens the row's link. */
export function TableKeys({ searchId, children }: TableKeysProps) {
  const t = useTranslations("ui.table");
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const search = searchId === undefined ? null : document.getElementById(searchId);
      if (event.key === "/" && search && !isTyping(event.target)) {
        event.preventDefault();
        search.focus();
        if (search instanceof HTMLInputElement) search.select();
        return;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const within = event.target === search || !isTyping(event.target);
      if (step && within && box.current && moveFocus(box.current, step)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [searchId]);

  return (
    <div ref={box} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {children}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-3 text-xs pointer-coarse:hidden">
        {searchId !== undefined && (
          <span className="inline-flex items-center gap-1.5">
            <Kbd>/</Kbd> {t("keySearch")}
          </span>
        )}
        <span className="inline-flex items-center gap-1.5">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t("keyMove")}
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Kbd>Enter</Kbd> {t("keyOpen")}
        </span>
      </p>
    </div>
  );
}

/** Moves the focus to the next row's link. @returns false at the ends, where the page scrolls as ever */
function moveFocus(box: HTMLElement, step: number): boolean {
  const links = [...box.querySelectorAll<HTMLElement>("tbody tr")].flatMap(
    (row) => row.querySelector<HTMLElement>("th a[href]") ?? [],
  );
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => row?.contains(link));
  const next = at === -1 ? links[step > 0 ? 0 : -1] : links[at + step];
  next?.focus();
  return next !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
