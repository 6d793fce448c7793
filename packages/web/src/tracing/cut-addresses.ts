import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace";
import { loggedPath } from "../logged-path.ts";

/** Cuts what an address may give away out of every span before it is sent: Next writes whole addresses into its own. */
export const cutAddresses: SpanProcessor = {
  onStart: () => undefined,
  onEnd: ({ attributes }: ReadableSpan) => {
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "string" && /^(https?|url|next)\./.test(key)) attributes[key] = loggedPath(value);
    }
  },
  forceFlush: async () => undefined,
  shutdown: async () => undefined,
};
