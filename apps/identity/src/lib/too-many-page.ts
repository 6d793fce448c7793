interface TooManyPage {
  readonly locale: string;
  /** The form's page, on this site. */
  readonly to: string;
  readonly text: string;
  /** What the link back is called. */
  readonly back: string;
}

/**
 * The body of a 429: it says what is wrong and takes the browser back to the form at once, which says it again with what
 * was typed (ADR 36).
 */
export function tooManyPage({ locale, to, text, back }: TooManyPage): string {
  const [href, words] = [escaped(to), escaped(text)];
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${words}</title>`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<meta http-equiv="refresh" content="0;url=${href}"></head>`,
    `<body><main><p>${words}</p><p><a href="${href}">${escaped(back)}</a></p></main></body></html>`,
  ].join("");
}

function escaped(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
