/** Hues that keep white text above 4.5:1 at the lightness used by the marks. */
const hues = [212, 245, 280, 318, 350, 14, 32, 160, 186] as const;

/** A quiet colour that is always the same for the same seed (a name, an id). */
export function tintOf(seed: string): string {
  let hash = 0;
  for (const character of seed) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  const hue = hues[hash % hues.length] ?? hues[0];
  return `hsl(${hue} 38% 36%)`;
}
