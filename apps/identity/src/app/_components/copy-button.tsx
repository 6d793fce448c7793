"use client";

import { Button } from "@hutong/ui";
import { useState, useSyncExternalStore } from "react";

interface CopyButtonProps {
  readonly text: string;
  /** What the button says, for whom, once done, and where the browser does not let us. */
  readonly texts: {
    readonly copy: string;
    readonly label: string;
    readonly copied: string;
    readonly failed: string;
  };
}

const never = () => () => {};

/** Puts a text on the clipboard. It appears only once JavaScript runs; the text itself can always be selected. */
export function CopyButton({ text, texts }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!hydrated) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(texts.copied),
      () => setSaid(texts.failed),
    );
  return (
    <>
      <Button size="small" variant="quiet" onClick={copy} aria-label={texts.label}>
        {said || texts.copy}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
