export const localeCookie = "__Host-hutong_locale";

export type Locale = "zh-CN" | "en";
export type Theme = "light" | "dark" | "system";

/** One of our languages, or undefined. */
export function parseLocale(value: unknown): Locale | undefined {
  return value === "zh-CN" || value === "en" ? value : undefined;
}

/** One of our themes, or undefined. */
export function parseTheme(value: unknown): Theme | undefined {
  return value === "light" || value === "dark" || value === "system" ? value : undefined;
}

/** The first language of an Accept-Language header that we speak; Chinese where there is none (RFC 9110, 12.5.4). */
export function preferredLocale(header: string): Locale {
  const wishes = header
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", quality = ""] = part.trim().split(";q=");
      return { tag: tag.toLowerCase(), weight: quality === "" ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-CN";
}

/** The language of a request that no page answers: what this browser chose, else what it asks for. */
export function localeOfHeaders(headers: {
  readonly cookie?: string | undefined;
  readonly "accept-language"?: string | undefined;
}): Locale {
  const chosen = headers.cookie?.split("; ").find((pair) => pair.startsWith(`${localeCookie}=`));
  return (
    parseLocale(chosen?.slice(localeCookie.length + 1)) ?? preferredLocale(headers["accept-language"] ?? "")
  );
}
