"use client";

import { Button, ButtonLink, Page } from "@hutong/ui";
import { useLocale } from "next-intl";
import { problemText } from "./problem-text.ts";

/** What stands in place of a page that failed. The digest is the one that the log of the server carries. */
export default function Problem({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const words = problemText[useLocale() === "en" ? "en" : "zh-CN"];
  return (
    <Page
      width="narrow"
      title={words.title}
      lead={words.text}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            {words.retry}
          </Button>
          <ButtonLink href="/" plain>
            {words.home}
          </ButtonLink>
        </>
      }
    >
      <p className="font-mono text-ink-2">{error.digest ?? "–"}</p>
    </Page>
  );
}
