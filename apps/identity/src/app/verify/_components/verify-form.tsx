"use client";

import { idleView } from "@hutong/site/form-view";
import { Card, DefinitionList, FormError, Notice, SubmitButton, TextAreaField } from "@hutong/ui";
import { useActionState, useEffect, useRef } from "react";
import type { Verdict, VerifyAction, VerifyView } from "../verify-view.ts";

interface VerifyTexts {
  readonly paste: string;
  readonly hint: string;
  readonly submit: string;
  readonly shown: string;
  readonly nothing: string;
  readonly endorsed: string;
}

interface VerifyFormProps {
  readonly action: VerifyAction;
  readonly maxChars: number;
  readonly texts: VerifyTexts;
}

export function VerifyForm({ action, maxChars, texts }: VerifyFormProps) {
  const [view, formAction] = useActionState<VerifyView, FormData>(action, idleView);
  return (
    <div className="grid gap-6">
      {view.verdict && <VerdictCard verdict={view.verdict} texts={texts} />}
      <form action={formAction} className="grid gap-4" noValidate>
        <FormError errors={view.errors} reference={view.reference} />
        <TextAreaField
          name="compact"
          label={texts.paste}
          hint={texts.hint}
          defaultValue={view.values.compact}
          error={view.fields.compact}
          maxLength={maxChars}
          rows={6}
          spellCheck={false}
          autoComplete="off"
          className="break-all font-mono text-xs"
        />
        <div>
          <SubmitButton>{texts.submit}</SubmitButton>
        </div>
      </form>
    </div>
  );
}

const tones = {
  good: "success",
  withdrawn: "danger",
  expired: "warning",
  forged: "danger",
  not_ours: "warning",
} as const;

function VerdictCard({ verdict, texts }: { verdict: Verdict; texts: VerifyTexts }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each verdict is news, the same one twice too
  useEffect(() => box.current?.focus(), [verdict]);
  const { state, title, text, facts, claims } = verdict;
  return (
    <div ref={box} tabIndex={-1} className="grid gap-4 focus:outline-none" data-verdict={state}>
      <Notice tone={tones[state]} title={title}>
        {text}
      </Notice>
      {facts.length > 0 && (
        <Card>
          <DefinitionList items={facts.map(({ term, words }) => ({ term, value: words }))} />
        </Card>
      )}
      {facts.length > 0 && (
        <Card title={texts.shown}>
          {claims.length === 0 ? (
            <p className="text-ink-2">{texts.nothing}</p>
          ) : (
            <>
              <DefinitionList
                items={claims.map(({ term, words, source }) => ({
                  term,
                  value: (
                    <>
                      <span className="num">{words}</span>
                      <span className="block text-ink-3 text-xs">{source}</span>
                    </>
                  ),
                }))}
              />
              <p className="mt-3 text-ink-3 text-sm">{texts.endorsed}</p>
            </>
          )}
        </Card>
      )}
    </div>
  );
}
