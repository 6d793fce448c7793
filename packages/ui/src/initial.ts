/** The one character that stands for a name: a Han character as it is, a letter in upper case. */
export function initialOf(name: string): string {
  const first = Array.from(name.trim())[0];
  return first ? first.toUpperCase() : "·";
}
