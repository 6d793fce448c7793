"use client";

import { Button, ButtonLink, Page } from "@hutong/ui";
import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { startTransition } from "react";

// The browser is sent the words of packages/ui alone, and this page may stand where the server could send none.
const texts = {
  "zh-CN": {
    title: "这里出了点问题",
    text: "不是您的操作有误。请再试一次；若仍不行，请把下面的编号告诉我们。",
    again: "再试一次",
    home: "回到首页",
    reference: "问题编号",
  },
  en: {
    title: "Something went wrong here",
    text: "It is not your doing. Try once more; if it stays, tell us the reference below.",
    again: "Try once more",
    home: "To the first page",
    reference: "Reference",
  },
} as const;

interface ErrorPageProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

/** A page that failed. The digest is the number under which the cause stands in the log. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const t = texts[useLocale() === "en" ? "en" : "zh-CN"];
  // Asks the server again: `reset` alone would only show the same failure once more.
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <Page width="narrow" title={t.title} lead={t.text}>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={again}>
          {t.again}
        </Button>
        <ButtonLink href="/" plain>
          {t.home}
        </ButtonLink>
      </div>
      {error.digest && (
        <p className="text-ink-3 text-sm">
          {t.reference} <code className="select-all font-mono">{error.digest}</code>
        </p>
      )}
    </Page>
  );
}
