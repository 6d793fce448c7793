"use client";

import { type FormView, type FormViewAction, idleView } from "@hutong/site/form-view";
import {
  Button,
  CheckboxField,
  type Choice,
  FormError,
  SelectField,
  SubmitButton,
  TextField,
} from "@hutong/ui";
import { useActionState, useState } from "react";

interface FormPicture extends Readonly<Record<"id" | "colour" | "altZh" | "altEn", string>> {
  /** "Picture 3". */
  readonly name: string;
  readonly src: string;
  readonly href: string;
}

type Texts = Readonly<
  Record<
    | "files"
    | "filesHint"
    | "newColour"
    | "colour"
    | "wholeStyle"
    | "altZh"
    | "altEn"
    | "altHint"
    | "main"
    | "toMain"
    | "earlier"
    | "later"
    | "remove"
    | "none"
    | "tooBig"
    | "tooMany"
    | "full"
    | "submit",
    string
  >
>;

interface PicturesFormProps {
  readonly action: FormViewAction;
  readonly listingId: string;
  readonly pictures: readonly FormPicture[];
  readonly colours: readonly Choice[];
  /** How many more may be chosen. */
  readonly room: number;
  readonly maxBytes: number;
  readonly bounds: Readonly<Record<"altZh" | "altEn", number>>;
  readonly texts: Texts;
}

/** All pictures of a listing in one form: every button of it keeps what was written. */
export function PicturesForm(props: PicturesFormProps) {
  const { action, pictures, colours, texts } = props;
  const [view, formAction] = useActionState(action, idleView);
  return (
    <form action={formAction} className="grid grid-cols-[minmax(0,1fr)] gap-5" noValidate>
      <FormError errors={view.errors} reference={view.reference} />
      <input type="hidden" name="listing" value={props.listingId} />
      {/* Enter in a field saves; it moves nothing. */}
      <input type="submit" hidden aria-hidden="true" tabIndex={-1} />
      {props.room > 0 ? <NewFiles {...props} view={view} /> : <p className="text-ink-2">{texts.full}</p>}
      {pictures.length === 0 && <p className="text-ink-3 text-sm">{texts.none}</p>}
      <ol className="grid gap-4">
        {pictures.map((picture, index) => (
          <li
            key={picture.id}
            className="grid gap-4 rounded-md border border-line p-3 sm:grid-cols-[8rem_minmax(0,1fr)]"
          >
            <PictureFields
              picture={picture}
              place={index}
              count={pictures.length}
              view={view}
              colours={colours}
              bounds={props.bounds}
              texts={texts}
            />
          </li>
        ))}
      </ol>
      <div>
        <SubmitButton>{texts.submit}</SubmitButton>
      </div>
    </form>
  );
}

type NewFilesProps = Pick<PicturesFormProps, "colours" | "maxBytes" | "room" | "texts"> & {
  readonly view: FormView;
};

/** Files to choose. One that is too big is not even sent. */
function NewFiles({ colours, maxBytes, room, texts, view }: NewFilesProps) {
  const [fault, setFault] = useState("");
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      <TextField
        name="files"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple
        label={texts.files}
        hint={texts.filesHint}
        required={false}
        error={fault || view.fields.files}
        onChange={(event) => {
          const input = event.currentTarget;
          const files = [...(input.files ?? [])];
          const isTooBig = files.some(({ size }) => size > maxBytes);
          const found = isTooBig ? texts.tooBig : files.length > room ? texts.tooMany : "";
          setFault(found);
          // Taken out again at once: what is left can be sent.
          if (found) input.value = "";
        }}
      />
      <SelectField
        name="newColour"
        label={texts.newColour}
        placeholder={texts.wholeStyle}
        options={colours}
        defaultValue={view.values.newColour ?? ""}
        error={view.fields.newColour ?? view.fields.colour}
        required={false}
      />
    </div>
  );
}

interface PictureFieldsProps extends Pick<PicturesFormProps, "colours" | "bounds" | "texts"> {
  readonly picture: FormPicture;
  readonly place: number;
  readonly count: number;
  readonly view: FormView;
}

function PictureFields({ picture, place, count, view, colours, bounds, texts }: PictureFieldsProps) {
  const { id, name, src, href } = picture;
  const field = (of: "colour" | "altZh" | "altEn") => ({
    name: `${of}.${id}`,
    error: view.fields[`${of}.${id}`],
    defaultValue: view.values[`${of}.${id}`] ?? picture[of],
  });
  const mover = (how: "main" | "earlier" | "later", text: string) => (
    <Button type="submit" name="move" value={`${id}.${how}`} size="small">
      {text}
      <span className="sr-only">{name}</span>
    </Button>
  );
  return (
    <>
      <input type="hidden" name="picture" value={id} />
      <div className="grid content-start gap-2">
        <a href={href} target="_blank" rel="noreferrer" className="block">
          {/* biome-ignore lint/performance/noImgElement: it is kept in its sizes */}
          <img
            src={src}
            alt={name}
            width={240}
            height={240}
            loading="lazy"
            className="aspect-square h-auto w-full max-w-40 rounded-sm bg-sunken object-cover"
          />
        </a>
        <p className="font-medium text-sm">{place === 0 ? texts.main : name}</p>
      </div>
      <div className="grid content-start gap-3">
        <div className="grid items-end gap-3 sm:grid-cols-3">
          <SelectField
            {...field("colour")}
            label={texts.colour}
            placeholder={texts.wholeStyle}
            options={colours}
            required={false}
          />
          <TextField {...field("altZh")} label={texts.altZh} maxLength={bounds.altZh} optional />
          <TextField {...field("altEn")} label={texts.altEn} maxLength={bounds.altEn} optional />
        </div>
        {place === 0 && <p className="text-ink-3 text-sm">{texts.altHint}</p>}
        <div className="flex flex-wrap items-center gap-2">
          {place > 0 && mover("main", texts.toMain)}
          {place > 0 && mover("earlier", texts.earlier)}
          {place < count - 1 && mover("later", texts.later)}
          <CheckboxField
            name="removed"
            id={`removed-${id}`}
            value={id}
            label={
              <>
                {texts.remove}
                <span className="sr-only">{name}</span>
              </>
            }
          />
        </div>
      </div>
    </>
  );
}
