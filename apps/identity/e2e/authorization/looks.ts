import type { RawAnswer } from "@hutong/testing/e2e";

/** What came of a request, in a word: a status, `→ /path` for a way on, `refused` or `done` for a form. */
export function outcomeOf(answer: RawAnswer): string {
  const way = answer.headers["x-action-redirect"] ?? answer.headers.location;
  if (typeof way === "string" && way !== "") return `→ ${pathOf(way)}`;
  const said = /"status":"(done|refused)"/.exec(
    answer.headers["content-type"]?.includes("x-component") ? answer.body : "",
  );
  return said?.[1] ?? String(answer.status);
}

/** An action's way carries how it goes (`;push`) after its address. */
function pathOf(way: string): string {
  return new URL(way.split(";", 1)[0] ?? "", "http://here.localhost").pathname;
}

/** What somebody sees: the outcome and every word, without the id that was asked for and what differs each time. */
export function lookOf(answer: RawAnswer, id: string): string {
  const isPage = answer.headers["content-type"]?.includes("text/html") ?? false;
  const words = answer.body
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
  return masked(`${outcomeOf(answer)} ${isPage ? words : ""}`, id)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, "ID")
    .replace(/\d+/g, "#");
}

/** A text with `ID` in the place of an id. */
export function masked(text: string, id: string): string {
  return id === "" ? text : text.replaceAll(id, "ID").replaceAll(encodeURIComponent(id), "ID");
}
