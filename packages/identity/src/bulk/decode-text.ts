import { DomainError, decodeText as decode } from "@hutong/kernel";

/**
 * The text of a file of acts.
 * @throws DomainError("invalid_input") on the field `file`: `bulk.unreadable`
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text === undefined) throw new DomainError("invalid_input", { fields: { file: "bulk.unreadable" } });
  return text;
}
