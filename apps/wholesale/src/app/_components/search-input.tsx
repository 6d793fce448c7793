"use client";

import { controlClass, Kbd } from "@hutong/ui";
import { useEffect, useRef } from "react";

type SearchInputProps = { label: string; hint: string; value: string };

/** The search field; `/` anywhere outside a field puts the cursor into it. */
export function SearchInput({ label, hint, value }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focusOnSlash = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable], dialog")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, []);

  return (
    <div className="relative min-w-0 flex-1">
      <input
        ref={input}
        key={value}
        type="search"
        name="q"
        defaultValue={value}
        maxLength={60}
        placeholder={label}
        aria-label={label}
        aria-keyshortcuts="/"
        autoComplete="off"
        enterKeyHint="search"
        className={`peer ${controlClass}`}
      />
      <span
        title={hint}
        className="pointer-events-none absolute inset-y-0 right-2 hidden items-center peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden md:pointer-fine:flex"
      >
        <Kbd>/</Kbd>
      </span>
    </div>
  );
}
