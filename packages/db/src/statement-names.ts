import { createHash } from "node:crypto";

/** So many statements are kept prepared: each costs some tens of KiB in every connection that has used it. */
const mostNames = 200;
/** So many texts that were seen once are remembered, until they are seen again or newer ones come. */
const mostSeenOnce = 1_000;
/** Longer texts are lists of many values: each length is another text. */
const longestText = 12_000;

/**
 * A raw statement that begins with such a comment is prepared from its first use on, whatever its length: for long ones on
 * hot paths. Its text must always be the same.
 */
const preparedMark = /^\/\* prepared: (\w+) \*\//;

/** A raw statement that begins so is planned at every call: one whose best plan depends on what it is asked for. */
const anewMark = "/* planned anew */";

/**
 * Names statements by their text, so that PostgreSQL parses and plans them once a connection instead of at every call:
 * those that come again, and no more than a connection should hold.
 * @returns a name, or "" for a statement that is not kept
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql.startsWith(anewMark)) return "";
    const marked = preparedMark.exec(sql)?.[1];
    if (marked === undefined && !comesAgain(sql)) return "";
    const name = marked ?? `h_${createHash("sha256").update(sql).digest("base64url").slice(0, 20)}`;
    names.set(sql, name);
    return name;
  };

  function comesAgain(sql: string): boolean {
    if (sql.length > longestText || names.size >= mostNames) return false;
    if (seenOnce.delete(sql)) return true;
    if (seenOnce.size >= mostSeenOnce) {
      const [oldest] = seenOnce;
      if (oldest !== undefined) seenOnce.delete(oldest);
    }
    seenOnce.add(sql);
    return false;
  }
}
