import { BlockList, isIP } from "node:net";

/** True for the names that mean this machine whatever a resolver says (RFC 6761). */
export function isLoopbackName(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1";
}

/**
 * Whether a server of ours may call an address that others gave us: https, without user
 * and password; plain http to this machine alone, and that only where we are on this machine ourselves (the demo).
 */
export function mayCall(url: URL, ourOrigin: string): boolean {
  if (url.username || url.password) return false;
  if (isLoopbackName(url.hostname)) {
    return isLoopbackName(new URL(ourOrigin).hostname) && ["http:", "https:"].includes(url.protocol);
  }
  return url.protocol === "https:" && url.hash === "";
}

const inner = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  inner.addSubnet(net, prefix, "ipv4");
}
for (const [net, prefix] of [
  ["::", 96],
  ["::1", 128],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  inner.addSubnet(net, prefix, "ipv6");
}

/** True for an address of an inner network, of this machine or of none: nobody to be called lives there (RFC 6890). */
export function isInnerAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return true;
  // `::ffff:10.0.0.1` is checked as the IPv4 address that it is.
  return inner.check(address, version === 6 ? "ipv6" : "ipv4");
}
