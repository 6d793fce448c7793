"use client";

import { FormFrame } from "@hutong/site/form-frame";
import { type FormViewAction, idleView, typedField } from "@hutong/site/form-view";
import { CheckboxField, RadioGroupField, TextAreaField, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";

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
    <FilesField
      kind={kind}
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

interface FilesFieldProps {
  readonly kind: PictureKind;
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly kept: readonly KeptPicture[];
  readonly most: number;
  readonly maxBytes: number;
  readonly texts: ApplyFormProps["texts"];
}

/** Pictures to choose, with those that are there already. A file that is too big is not even sent. */
function FilesField({ kind, label, hint, error, kept, most, maxBytes, texts }: FilesFieldProps) {
  const [fault, setFault] = useState("");
  return (
    <div className="grid gap-2">
      <TextField
        name={kind}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple={most > 1}
        label={label}
        hint={hint}
        required={false}
        error={fault || error}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          const found = files.some(({ size }) => size > maxBytes)
            ? texts.tooBig
            : files.length > most
              ? texts.tooMany
              : "";
          setFault(found);
          // Taken out again at once: what is left can be sent.
          if (found) input.value = "";
        }}
      />
      {kept.length > 0 && (
        <div className="grid gap-2 rounded-md border border-line bg-sunken p-3">
          <p className="text-ink-2 text-sm">{texts.kept}</p>
          <ul className="flex flex-wrap gap-4">
            {kept.map(({ id, href }, index) => (
              <li key={id} className="grid gap-1">
                <a href={href} target="_blank" rel="noreferrer">
                  {/* biome-ignore lint/performance/noImgElement: Next's optimiser would keep a copy of a document. */}
                  <img
                    src={href}
                    alt={`${label} ${index + 1}`}
                    className="h-24 w-auto max-w-40 rounded-sm border border-line bg-surface object-contain"
                  />
                </a>
                <CheckboxField name="remove" id={`remove-${id}`} value={id} label={texts.remove} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
