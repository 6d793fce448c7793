"use client";

import { useEffect, useState } from "react";
import type { SuggestionLine } from "../api/suggest/route.ts";

/** A pause in typing after which is asked. */
const pauseMs = 120;

/** What may be meant by what is typed; nothing while nothing is asked for, and where it cannot be had. */
export function useSuggestions(text: string, locale: string, isAsked: boolean): readonly SuggestionLine[] {
  const [lines, setLines] = useState<readonly SuggestionLine[]>([]);
  const typed = text.trim();

  useEffect(() => {
    if (!isAsked || typed === "") {
      setLines([]);
      return;
    }
    const stop = new AbortController();
    const ask = async () => {
      const query = new URLSearchParams({ q: typed, l: locale });
      const answer = await fetch(`/api/suggest?${query}`, { signal: stop.signal });
      if (!answer.ok) return;
      // The cast: our own route says so.
      const { lines: found } = (await answer.json()) as { lines: SuggestionLine[] };
      setLines(found);
    };
    // A suggestion that does not come is no trouble: the search works without.
    const timer = setTimeout(() => void ask().catch(() => undefined), pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [typed, locale, isAsked]);

  return lines;
}
