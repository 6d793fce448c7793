"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const againAfterMs = 5_000;

interface LiveRefreshProps {
  /** The stream of `liveRoute`. */
  readonly from: string;
  /** Only for events that say this; for all of them without it. */
  readonly about?: string | undefined;
}

/**
 * Renders the page anew when something it shows has changed. Only while somebody looks at it: a browser opens six
 * connections to a site, and a hidden page would keep one of them. Where no stream is to be had, it asks every few seconds.
 */
export function LiveRefresh({ from, about }: LiveRefreshProps) {
  const router = useRouter();

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const open = () => {
      close();
      source = new EventSource(from);
      source.onmessage = ({ data }) => {
        if (!about || data === "" || data === about) router.refresh();
      };
      // What happened before it listened is seen by asking once.
      source.onopen = () => router.refresh();
      source.onerror = () => {
        // What happens until there is a stream again is seen by asking.
        close();
        router.refresh();
        timer = setTimeout(open, againAfterMs);
      };
    };
    const look = () => {
      if (document.hidden) close();
      else if (!source) open();
    };

    if (!document.hidden) open();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      close();
    };
  }, [from, about, router]);

  return null;
}
