"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { CheckboxField, type RadioChoice, RadioGroupField, TextAreaField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";
import { type Aspect, aspects } from "../../../../../reviews/aspects.ts";

interface ReviewFormProps {
  readonly action: FormViewAction;
  /** What was written so far. */
  readonly draft: Readonly<Record<"score" | Aspect | "fit" | "words", string>>;
  readonly isAnonymous: boolean;
  readonly scores: readonly RadioChoice[];
  readonly stars: readonly RadioChoice[];
  readonly fits: readonly RadioChoice[];
  /** What was uploaded so far: it is not chosen again. */
  readonly pictures: readonly { readonly id: string; readonly href: string }[];
  readonly mostPictures: number;
  readonly maxBytes: number;
  readonly cancelHref: string;
  readonly texts: Readonly<
    Record<
      | "score"
      | Aspect
      | "starsHint"
      | "fit"
      | "words"
      | "wordsHint"
      | "pictures"
      | "picturesHint"
      | "kept"
      | "remove"
      | "tooBig"
      | "tooMany"
      | "anonymous"
      | "anonymousHint"
      | "submit"
      | "cancel",
      string
    >
  >;
}

/** What a buyer says of what she bought. What came through is kept by the site, words and pictures. */
export function ReviewForm({ action, draft, isAnonymous, texts, ...props }: ReviewFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      width="2xl"
      cancel={{ href: props.cancelHref, text: texts.cancel }}
      takesState
    >
      <RadioGroupField
        {...typedField(view, "score", draft.score)}
        label={texts.score}
        options={props.scores}
        look="chips"
      />
      {aspects.map((aspect) => (
        <RadioGroupField
          key={aspect}
          {...typedField(view, aspect, draft[aspect])}
          label={texts[aspect]}
          hint={texts.starsHint}
          options={props.stars}
          look="chips"
        />
      ))}
      <RadioGroupField
        {...typedField(view, "fit", draft.fit)}
        label={texts.fit}
        options={props.fits}
        look="chips"
        optional
      />
      <TextAreaField
        {...typedField(view, "words", draft.words)}
        label={texts.words}
        hint={texts.wordsHint}
        rows={5}
        maxLength={500}
        optional
      />
      <PicturesField {...props} error={view.fields.pictures} texts={texts} />
      <CheckboxField
        name="anonymous"
        label={texts.anonymous}
        hint={texts.anonymousHint}
        defaultChecked={view.status === "refused" ? view.values.anonymous !== undefined : isAnonymous}
      />
    </FormFrame>
  );
}

interface PicturesFieldProps
  extends Pick<ReviewFormProps, "pictures" | "mostPictures" | "maxBytes" | "texts"> {
  readonly error: string | undefined;
}

/** Pictures to choose, with those that are there already. A file that is too big is not even sent. */
function PicturesField({ pictures, mostPictures, maxBytes, texts, error }: PicturesFieldProps) {
  const [fault, setFault] = useState("");
  return (
    <div className="grid gap-2">
      <TextField
        name="pictures"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        label={texts.pictures}
        hint={texts.picturesHint}
        optional
        error={fault || error}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          const tooMany = files.length + pictures.length > mostPictures ? texts.tooMany : "";
          const found = files.some(({ size }) => size > maxBytes) ? texts.tooBig : tooMany;
          setFault(found);
          // Taken out again at once: what is left can be sent.
          if (found) input.value = "";
        }}
      />
      {pictures.length > 0 && (
        <div className="grid gap-2 rounded-md border border-line bg-sunken p-3">
          <p className="text-ink-2 text-sm">{texts.kept}</p>
          <ul className="flex flex-wrap gap-4">
            {pictures.map(({ id, href }, index) => (
              <li key={id} className="grid gap-1">
                {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of what nobody else sees yet. */}
                <img
                  src={href}
                  alt={`${texts.pictures} ${index + 1}`}
                  className="size-24 rounded-sm border border-line bg-surface object-cover"
                />
                <CheckboxField name="remove" id={`remove-${id}`} value={id} label={texts.remove} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
