"use client";

import { Button, ButtonLink, type Choice, FormError, SelectField, SubmitButton, TextField } from "@hutong/ui";
import { useActionState, useState } from "react";
import type { GoodsView } from "../goods-view.ts";
import { type AttributeAsk, AttributeFields } from "./attribute-fields.tsx";
import { VariantTable, type VariantTexts } from "./variant-table.tsx";

type GoodsField = "titleZh" | "titleEn" | "category" | "drawing" | "styleNo" | "sizes";

export interface ColourChoice extends Choice {
  readonly hex: string;
}

interface GoodsFormProps {
  readonly action: (before: GoodsView, form: FormData) => Promise<GoodsView>;
  readonly before: GoodsView;
  readonly listingId: string;
  readonly version: number;
  readonly categories: readonly Choice[];
  /** What is asked for by category. */
  readonly attributes: Readonly<Record<string, readonly AttributeAsk[]>>;
  readonly drawings: readonly Choice[];
  readonly colours: readonly ColourChoice[];
  readonly cancelHref: string;
  readonly texts: VariantTexts &
    Readonly<
      Record<
        | GoodsField
        | "titleEnHint"
        | "styleNoHint"
        | "attributes"
        | "attributesHint"
        | "toPublish"
        | "upTo"
        | "colours"
        | "sizesHint"
        | "showTable"
        | "submit"
        | "cancel",
        string
      >
    >;
}

/** A listing with the table of its variants. The table is made on the server, so that it needs no JavaScript. */
export function GoodsForm(props: GoodsFormProps) {
  const { texts, colours } = props;
  const [view, formAction] = useActionState(props.action, props.before);
  // That of the first rendering: sent twice, it is one listing, also where the page was refreshed meanwhile.
  const [listingId] = useState(props.listingId);
  // Without JavaScript the attributes of another category come with the next answer of the form.
  const [chosen, choose] = useState<string>();
  const category = chosen ?? view.values.category ?? "";
  const field = (name: GoodsField) => ({
    name,
    label: texts[name],
    error: view.fields[name],
    defaultValue: view.values[name] ?? "",
  });
  return (
    <form action={formAction} className="grid grid-cols-[minmax(0,1fr)] gap-5" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="listing" value={listingId} />
      <input type="hidden" name="version" value={props.version} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField {...field("titleZh")} maxLength={80} autoComplete="off" />
        <TextField
          {...field("titleEn")}
          hint={texts.titleEnHint}
          maxLength={120}
          autoComplete="off"
          optional
        />
        <SelectField
          {...field("category")}
          options={props.categories}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <SelectField {...field("drawing")} options={props.drawings} />
        <TextField
          {...field("styleNo")}
          hint={texts.styleNoHint}
          maxLength={40}
          autoComplete="off"
          optional
        />
      </div>
      <AttributeFields view={view} asks={props.attributes[category] ?? []} texts={texts} />
      <Colours legend={texts.colours} colours={colours} chosen={view.colours} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64 sm:max-w-md">
          <TextField {...field("sizes")} hint={texts.sizesHint} maxLength={300} autoComplete="off" />
        </div>
        <Button type="submit" name="intent" value="table">
          {texts.showTable}
        </Button>
      </div>
      {view.colours.length > 0 && view.sizes.length > 0 && (
        <VariantTable view={view} colours={colours} texts={texts} />
      )}
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{texts.submit}</SubmitButton>
        <ButtonLink href={props.cancelHref}>{texts.cancel}</ButtonLink>
      </div>
    </form>
  );
}

interface ColoursProps {
  readonly legend: string;
  readonly colours: readonly ColourChoice[];
  readonly chosen: readonly string[];
}

function Colours({ legend, colours, chosen }: ColoursProps) {
  return (
    <fieldset id="variants" tabIndex={-1} className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {colours.map(({ value, label, hex }) => (
          <label key={value} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              name="colour"
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-4 pointer-coarse:size-5"
            />
            <span
              aria-hidden="true"
              className="size-4 rounded-sm border border-line-strong"
              style={{ background: hex }}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
