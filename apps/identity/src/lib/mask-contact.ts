/**
 * A contact as it is shown to its owner: enough to know it again, too little for who looks over her shoulder.
 * "xixi@example.com" → "x***i@example.com", "+8613800138001" → "138 **** 8001".
 */
export function maskContact(kind: "email" | "mobile", value: string): string {
  return kind === "email" ? maskEmail(value) : maskMobile(value);
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf("@");
  const local = [...value.slice(0, Math.max(at, 0))];
  const shown = local.length <= 2 ? (local[0] ?? "") : `${local[0]}${local.length > 5 ? local[1] : ""}`;
  const last = local.length <= 2 ? "" : (local.at(-1) ?? "");
  return `${shown}***${last}${at >= 0 ? value.slice(at) : ""}`;
}

function maskMobile(value: string): string {
  const chinese = /^\+86(1\d{2})\d{4}(\d{4})$/.exec(value);
  if (chinese) return `${chinese[1]} **** ${chinese[2]}`;
  return value.length <= 8 ? `****${value.slice(-2)}` : `${value.slice(0, 3)} **** ${value.slice(-4)}`;
}
