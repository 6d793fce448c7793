"use client";

import { Button } from "@hutong/ui";
import { useEffect, useRef, useState } from "react";

/** The one button of a native form: takes no second click while the browser is on its way. */
export function NativeSubmit({ text }: { text: string }) {
  const ref = useRef<HTMLDivElement>(null);
  const [sent, setSent] = useState(false);
  useEffect(() => {
    const form = ref.current?.closest("form");
    // A page that comes back from the back-forward cache is fresh again.
    const onSubmit = () => setTimeout(() => setSent(true), 0);
    const onShow = () => setSent(false);
    form?.addEventListener("submit", onSubmit);
    window.addEventListener("pageshow", onShow);
    return () => {
      form?.removeEventListener("submit", onSubmit);
      window.removeEventListener("pageshow", onShow);
    };
  }, []);
  return (
    <div ref={ref}>
      <Button type="submit" variant="primary" wide disabled={sent} aria-busy={sent}>
        {text}
      </Button>
    </div>
  );
}
