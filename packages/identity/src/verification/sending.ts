import type { ContactKind } from "@hutong/db";
import type { IdentityCtx } from "../context.ts";
import { checkThrottle, recordFailure } from "../throttle.ts";

const window = { windowSeconds: 900 };
const perContact = { purpose: "code-contact", maxFailures: 5, ...window };
const perContactAnywhere = { purpose: "code-contact-anywhere", maxFailures: 20, windowSeconds: 3_600 };
const perAddress = { purpose: "code-address", maxFailures: 60, ...window };

/**
 * Counts a request for a code, whether or not anybody answers to the contact: 5 for one contact from one address and
 * 60 from one address in 15 minutes, 20 for one contact from anywhere in an hour.
 * @throws DomainError("throttled")
 */
export async function countSending(ctx: IdentityCtx, contact: string): Promise<void> {
  const { ip } = ctx.origin;
  const keys = [
    { rule: perContact, parts: [contact, ip] },
    { rule: perContactAnywhere, parts: [contact] },
    { rule: perAddress, parts: [ip] },
  ];
  await checkThrottle(ctx, keys);
  await recordFailure(ctx, keys);
}

/** Which way a contact is written to. */
export function channelOf(kind: ContactKind): "mail" | "sms" {
  return kind === "email" ? "mail" : "sms";
}
