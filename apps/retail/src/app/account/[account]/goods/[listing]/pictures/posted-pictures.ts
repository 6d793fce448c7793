import type { arrangePictures } from "@hutong/catalog";
import { postedText } from "@hutong/site/posted-text";

type Arrangement = Pick<Parameters<typeof arrangePictures>[1], "pictures" | "removed">;

const moves = ["main", "earlier", "later"] as const;

/** The pictures as their form posts them: in the order that they stand in, or that the pressed button asks for. */
export function postedArrangement(form: FormData): Arrangement {
  const ids = moved(form.getAll("picture").map(String), postedText(form, "move"));
  // Ids as the verb takes them: it refuses what is none.
  const pictures = ids.map((id) => ({
    id,
    colour: postedText(form, `colour.${id}`),
    altZh: postedText(form, `altZh.${id}`),
    altEn: postedText(form, `altEn.${id}`),
  }));
  const removed = form.getAll("removed").map(String);
  return { pictures, removed } as Arrangement;
}

/** `ID.earlier`: that one a place to the front; `later`: to the back; `main`: to the very front. */
function moved(ids: readonly string[], move: string): string[] {
  const dot = move.lastIndexOf(".");
  const id = move.slice(0, dot);
  const how = moves.find((one) => one === move.slice(dot + 1));
  const place = ids.indexOf(id);
  if (!how || place < 0) return [...ids];
  const rest = ids.filter((one) => one !== id);
  const to = how === "main" ? 0 : how === "earlier" ? Math.max(0, place - 1) : place + 1;
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
