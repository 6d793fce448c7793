"use client";

import { useState } from "react";
import { CheckboxField } from "./checkbox-field.tsx";
import { TextField } from "./text-field.tsx";

type PicturesFieldProps = {
  name: string;
  label: string;
  hint: string;
  error?: string | undefined;
  /** What came through already: it is not chosen again, and taken out by a checkbox `remove`. */
  kept: readonly { id: string; href: string }[];
  most: number;
  /** The largest file, in bytes: what is larger is not even sent. */
  maxBytes: number;
  texts: Readonly<Record<"kept" | "remove" | "tooBig" | "tooMany", string>>;
};

/** Pictures to choose (JPEG, PNG, WebP), with those that are there already. The site looks at them again. */
export function PicturesField(props: PicturesFieldProps) {
  const { name, label, hint, error, kept, most, maxBytes, texts } = props;
  const [fault, setFault] = useState("");
  return (
    <div className="grid gap-2">
      <TextField
        name={name}
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
