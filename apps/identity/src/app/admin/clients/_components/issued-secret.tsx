"use client";

import { ButtonLink, Notice } from "@hutong/ui";
import { useEffect, useRef } from "react";
import { CopyButton } from "@/app/_components/copy-button.tsx";
import type { Issued } from "../client-view.ts";

export interface IssuedTexts {
  readonly title: string;
  readonly text: string;
  readonly publicText: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
  readonly open: string;
}

/** A secret that was just issued. It stands in this answer and nowhere else: what is left of it is a digest. */
export function IssuedSecret({ issued, texts }: { issued: Issued; texts: IssuedTexts }) {
  const box = useRef<HTMLDivElement>(null);
  // The form it came from is gone: the focus goes to the news.
  useEffect(() => box.current?.focus(), []);
  const { clientId, clientName, clientSecret } = issued;
  return (
    <div ref={box} tabIndex={-1} className="grid max-w-2xl gap-4 focus:outline-none" data-issued="">
      <Notice tone="success" title={texts.title.replace("{name}", clientName)}>
        {clientSecret ? texts.text : texts.publicText}
      </Notice>
      <dl className="grid gap-3">
        <Value term={texts.clientId} value={clientId} texts={texts} />
        {clientSecret && <Value term={texts.clientSecret} value={clientSecret} texts={texts} />}
      </dl>
      <div>
        <ButtonLink href={`/admin/clients/${clientId}`} variant="primary" plain>
          {texts.open}
        </ButtonLink>
      </div>
    </div>
  );
}

function Value({ term, value, texts }: { term: string; value: string; texts: IssuedTexts }) {
  const { copy, copied, failed } = texts;
  return (
    <div className="grid gap-1">
      <dt className="font-medium text-sm">{term}</dt>
      <dd className="flex flex-wrap items-center gap-2">
        <code className="select-all break-all rounded-sm bg-sunken px-2 py-1 text-sm">{value}</code>
        <CopyButton text={value} texts={{ copy, copied, failed, label: `${copy}: ${term}` }} />
      </dd>
    </div>
  );
}
