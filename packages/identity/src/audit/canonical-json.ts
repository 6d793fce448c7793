/** What JSON writes as it is. A million entries are hashed at a time, and most of their words are such. */
const plain = /^[\w .:+-]*$/;

/**
 * A JSON value in the one form that RFC 8785 gives it: members sorted by their UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them. PostgreSQL's own text of a jsonb is not used: its order and its
 * numbers are PostgreSQL's affair and may change with its version.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const object = value as Readonly<Record<string, unknown>>; // neither null nor an array
    let members = "";
    for (const key of Object.keys(object).sort()) {
      const name = plain.test(key) ? `"${key}"` : JSON.stringify(key);
      members += `${members && ","}${name}:${canonicalJson(object[key])}`;
    }
    return `{${members}}`;
  }
  if (typeof value === "string" && plain.test(value)) return `"${value}"`;
  // A number beyond a double, which only a hand in the database can have put there, must not look like null.
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : JSON.stringify(value);
}
