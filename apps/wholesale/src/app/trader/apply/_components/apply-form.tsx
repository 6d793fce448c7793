"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { PicturesField, RadioGroupField, TextAreaField, TextField } from "@hutong/ui";
import { useActionState } from "react";

type PictureKind = "licence" | "shop_front";

interface KeptPicture {
  readonly id: string;
  readonly href: string;
}

interface ApplyFormProps {
  readonly action: FormViewAction;
  /** What was written so far. */
  readonly draft: Readonly<Record<"kind" | "businessName" | "uscc" | "address" | "note", string>>;
  readonly kinds: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  /** What was uploaded so far: it is not chosen again. */
  readonly pictures: Readonly<Record<PictureKind, readonly KeptPicture[]>>;
  readonly maxBytes: number;
  readonly mostShopFronts: number;
  readonly cancelHref: string;
  readonly texts: Readonly<
    Record<
      | "kind"
      | "businessName"
      | "businessNameHint"
      | "uscc"
      | "usccHint"
      | "address"
      | "addressHint"
      | "note"
      | "noteHint"
      | PictureKind
      | "licenceHint"
      | "shopFrontHint"
      | "kept"
      | "remove"
      | "tooBig"
      | "tooMany"
      | "submit"
      | "cancel",
      string
    >
  >;
}

/** Who trades, by which papers. What came through is kept by the site, words and pictures. */
export function ApplyForm({ action, draft, kinds, pictures, texts, ...props }: ApplyFormProps) {
  const [view, formAction] = useActionState(action, idleView);
  const fileField = (kind: PictureKind, hint: string, most: number) => (
    <PicturesField
      name={kind}
      label={texts[kind]}
      hint={hint}
      error={view.fields[kind]}
      kept={pictures[kind]}
      most={most}
      maxBytes={props.maxBytes}
      texts={texts}
    />
  );
  return (
    <FormFrame
      view={view}
      action={formAction}
      submit={texts.submit}
      width="2xl"
      cancel={{ href: props.cancelHref, text: texts.cancel }}
      takesState
    >
      <RadioGroupField {...typedField(view, "kind", draft.kind)} label={texts.kind} options={kinds} />
      <TextField
        {...typedField(view, "businessName", draft.businessName)}
        label={texts.businessName}
        hint={texts.businessNameHint}
        autoComplete="organization"
        maxLength={80}
      />
      <TextField
        {...typedField(view, "uscc", draft.uscc)}
        label={texts.uscc}
        hint={texts.usccHint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        className="num"
      />
      <TextField
        {...typedField(view, "address", draft.address)}
        label={texts.address}
        hint={texts.addressHint}
        autoComplete="street-address"
        maxLength={160}
      />
      {fileField("licence", texts.licenceHint, 1)}
      {fileField("shop_front", texts.shopFrontHint, props.mostShopFronts)}
      <TextAreaField
        {...typedField(view, "note", draft.note)}
        label={texts.note}
        hint={texts.noteHint}
        rows={3}
        maxLength={500}
        optional
      />
    </FormFrame>
  );
}
