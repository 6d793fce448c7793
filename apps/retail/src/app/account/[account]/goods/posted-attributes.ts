import { type Attributes, type AttributeValue, attributesOf } from "@hutong/catalog";
import { postedText } from "@hutong/site/posted-text";

/** The name of an attribute's field; of a box of several with the key of its choice. */
export function attributeField(key: string, choice?: string): string {
  return choice ? `attribute.${key}.${choice}` : `attribute.${key}`;
}

/** The attributes of a category as its form posts them; what is no number stays what was typed, to be refused. */
export function postedAttributes(form: FormData, category: string): Attributes {
  const attributes: Record<string, AttributeValue> = {};
  for (const { key, rule } of attributesOf(category)) {
    const text = postedText(form, attributeField(key)).trim();
    if (rule.kind === "number") {
      const plain = text.normalize("NFKC").replace(/[\s,]/g, "");
      attributes[key] = /^\d{1,7}$/.test(plain) ? Number(plain) : text;
    } else if (rule.kind === "text") attributes[key] = text;
    else if (rule.most === 1) attributes[key] = text ? [text] : [];
    else
      attributes[key] = Object.keys(rule.choices).filter((choice) => form.has(attributeField(key, choice)));
  }
  return attributes;
}

/** The same as the fields of a form start with them. */
export function attributeValues(category: string, attributes: Attributes): Record<string, string> {
  const fields = attributesOf(category).flatMap(({ key, rule }) => {
    const value = attributes[key];
    if (value === undefined) return [];
    if (typeof value === "string" || typeof value === "number") return [[attributeField(key), String(value)]];
    if (rule.kind === "choice" && rule.most === 1) return [[attributeField(key), value[0] ?? ""]];
    return value.map((choice) => [attributeField(key, choice), "on"]);
  });
  return Object.fromEntries(fields);
}
