"use client";

import { controlClass, Kbd } from "@hutong/ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { SuggestionLine } from "../api/suggest/route.ts";
import { useSuggestions } from "./use-suggestions.ts";

interface SearchWords {
  readonly label: string;
  readonly hint: string;
  readonly suggestions: string;
  readonly category: string;
  readonly shop: string;
}

type SearchInputProps = { words: SearchWords; value: string; locale: string };

/**
 * The search field with its suggestions: a combobox with a list (ARIA). Arrows choose, Enter goes there, Escape closes; `/`
 * anywhere outside a field puts the cursor into it. Without JavaScript it is a field of a form.
 */
export function SearchInput({ words, value, locale }: SearchInputProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const lines = useSuggestions(text, locale, isOpen);
  const isShown = isOpen && lines.length > 0;
  useSlash(input);

  const close = () => {
    setIsOpen(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter of an input method ends the word, and nothing else.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && isShown) {
      event.preventDefault();
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && lines.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are lines: back in the field.
      setAt((now) => ((now + 1 + step + lines.length + 1) % (lines.length + 1)) - 1);
    } else if (event.key === "Enter" && isShown && lines[at]) {
      event.preventDefault();
      window.location.assign(lines[at].href);
    }
  };

  return (
    <div className="relative min-w-0 flex-1">
      <input
        ref={input}
        key={value}
        type="search"
        name="q"
        defaultValue={value}
        maxLength={60}
        placeholder={words.label}
        aria-label={words.label}
        aria-keyshortcuts="/"
        role="combobox"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && at >= 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        className={`peer ${controlClass}`}
        onChange={(event) => {
          setText(event.target.value);
          setIsOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <span
        title={words.hint}
        className="pointer-events-none absolute inset-y-0 right-2 hidden items-center peer-focus:hidden peer-[:not(:placeholder-shown)]:hidden md:pointer-fine:flex"
      >
        <Kbd>/</Kbd>
      </span>
      <SuggestionList id={listId} words={words} lines={isShown ? lines : []} at={at} />
    </div>
  );
}

function useSlash(input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const focusOnSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable], dialog")) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", focusOnSlash);
    return () => document.removeEventListener("keydown", focusOnSlash);
  }, [input]);
}

type SuggestionListProps = {
  id: string;
  words: SearchWords;
  lines: readonly SuggestionLine[];
  at: number;
};

function SuggestionList({ id, words, lines, at }: SuggestionListProps) {
  const kinds = { word: "", category: words.category, shop: words.shop };
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words.suggestions}
      hidden={lines.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1 max-h-[60dvh] overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-float"
    >
      {lines.map(({ kind, text, href }, place) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the cursor stays in the field, which names the option (combobox)
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
        <div
          key={`${kind} ${href}`}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          className="flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 hover:bg-sunken aria-selected:bg-accent-soft aria-selected:text-accent pointer-coarse:min-h-11"
          // Before the field loses the cursor, which closes the list.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => window.location.assign(href)}
        >
          <span className="min-w-0 truncate">{text}</span>
          {kinds[kind] && <span className="shrink-0 text-ink-3 text-xs">{kinds[kind]}</span>}
        </div>
      ))}
    </div>
  );
}
