"use client";

import { ButtonLink, Notice, TextAreaField } from "@hutong/ui";
import { useEffect, useRef } from "react";
import { CopyButton } from "@/app/_components/copy-button.tsx";
import type { CredentialView } from "../credential-view.ts";

export interface CredentialTexts {
  readonly title: string;
  readonly text: string;
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
  readonly verify: string;
}

interface CredentialResultProps {
  readonly credential: NonNullable<CredentialView["credential"]>;
  readonly texts: CredentialTexts;
  /** Where it can be cut down, with the link's text. */
  readonly present?: { readonly href: string; readonly text: string };
}

/** A credential that was just made, to be copied now. */
export function CredentialResult({ credential, texts, present }: CredentialResultProps) {
  const box = useRef<HTMLDivElement>(null);
  // It came in answer to a form: the focus goes to the news.
  useEffect(() => box.current?.focus(), []);
  const { copy, copied, failed } = texts;
  return (
    <div ref={box} tabIndex={-1} className="grid max-w-2xl gap-3 focus:outline-none" data-credential="">
      <Notice tone="success" title={texts.title}>
        {credential.note}
      </Notice>
      <TextAreaField
        name="issued"
        label={texts.text}
        value={credential.compact}
        readOnly
        rows={5}
        spellCheck={false}
        className="break-all font-mono text-xs"
      />
      <div className="flex flex-wrap items-center gap-3">
        <CopyButton
          text={credential.compact}
          texts={{ copy, copied, failed, label: `${copy}: ${texts.text}` }}
        />
        {present && (
          <ButtonLink href={present.href} size="small">
            {present.text}
          </ButtonLink>
        )}
        <ButtonLink href="/verify" size="small">
          {texts.verify}
        </ButtonLink>
      </div>
    </div>
  );
}
