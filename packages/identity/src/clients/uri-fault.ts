/** What is wrong with an address of a client. */
export type UriFault =
  | "empty"
  | "relative"
  | "space"
  | "scheme"
  | "insecure"
  | "fragment"
  | "userinfo"
  | "wildcard";

/**
 * Why an address cannot be a client's, or undefined: it must be an absolute https address without fragment, userinfo or
 * wildcard; http on loopback names alone (RFC 9700 2.1, 4.1; RFC 8252 7.3). It is compared byte for byte later.
 */
export function uriFault(value: string): UriFault | undefined {
  if (value.trim() === "") return "empty";
  if (/[\s\\]/.test(value)) return "space";
  if (!URL.canParse(value)) return "relative";
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "scheme";
  if (!/^https?:\/\//i.test(value)) return "relative";
  if (value.includes("#")) return "fragment";
  if (url.username || url.password || value.split("/", 3)[2]?.includes("@")) return "userinfo";
  if (url.hostname.includes("*") || url.pathname.includes("*")) return "wildcard";
  return url.protocol === "http:" && !isLoopback(url.hostname) ? "insecure" : undefined;
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    hostname === "[::1]"
  );
}
