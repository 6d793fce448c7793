"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 10_000;

/** Asks for the counts anew while somebody looks at the page, and at once when she comes back to it. */
export function CountRefresh() {
  const router = useRouter();
  useEffect(() => {
    const ask = () => {
      if (!document.hidden) router.refresh();
    };
    const timer = setInterval(ask, everyMs);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [router]);
  return null;
}
