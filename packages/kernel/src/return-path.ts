/**
 * The path to go back to after sign-on, or `fallback` for anything that could leave the site:
 * only a path of this origin is ever followed (`//evil`, `/\evil`, control characters, userinfo are refused).
 */
export function safeReturnPath(value: string | null | undefined, fallback = "/"): string {
  if (!value || value.length > 2048 || !value.startsWith("/")) return fallback;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u0020\u007f\\]/.test(value)) return fallback;
  const base = "http://site.invalid";
  if (!URL.canParse(value, base)) return fallback;
  const url = new URL(value, base);
  if (url.origin !== base || url.username || url.password || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}
