/** A piece of a message's text: words, or a code of six digits. */
export interface MessagePart {
  readonly kind: "words" | "code";
  readonly text: string;
  /** Where it begins in the text. */
  readonly at: number;
}

/** Cuts a text at its codes of exactly six digits. */
export function messageParts(text: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let end = 0;
  for (const match of text.matchAll(/(?<!\d)\d{6}(?!\d)/g)) {
    if (match.index > end) parts.push({ kind: "words", text: text.slice(end, match.index), at: end });
    parts.push({ kind: "code", text: match[0], at: match.index });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "words", text: text.slice(end), at: end });
  return parts;
}
