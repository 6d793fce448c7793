import { seal, unseal } from "@hutong/kernel";
import { site } from "@hutong/site";
import { cookies } from "next/headers";
import { z } from "zod";

const flashCookie = "__Host-hutong_flash";
const maxAgeSeconds = 120;

const flashSchema = z.object({
  /** The form it belongs to: others ignore it. */
  form: z.string().max(120),
  code: z.string().max(40).optional(),
  fields: z.record(z.string().max(64), z.string().max(64)).optional(),
  values: z.record(z.string().max(64), z.string().max(500)).optional(),
  retryAfterSeconds: z.number().optional(),
  reference: z.string().max(64).optional(),
  options: z
    .array(z.object({ realm: z.string(), loginName: z.string() }))
    .max(50)
    .optional(),
  /** The password was right, but another person's than the one who is to confirm: she is asked what she means. */
  isOther: z.boolean().optional(),
  provenFor: z.array(z.string()).max(50).optional(),
  expiresAt: z.number(),
});

/** What a form that was posted natively says when its page comes back: sealed, in a cookie, for two minutes. */
export type Flash = Omit<z.infer<typeof flashSchema>, "expiresAt">;

/** The Set-Cookie line of a flash. */
export function flashLine(flash: Flash): string {
  const sealed = seal(JSON.stringify({ ...flash, expiresAt: Date.now() + maxAgeSeconds * 1000 }), key());
  const value = Buffer.from(sealed).toString("base64url");
  return `${flashCookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`;
}

/** The Set-Cookie line that takes a flash away. */
export const noFlashLine = `${flashCookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`;

/** What the form named `form` has to say, or undefined. */
export async function readFlash(form: string): Promise<Flash | undefined> {
  const value = (await cookies()).get(flashCookie)?.value;
  if (!value || value.length > 6_000) return undefined;
  try {
    const flash = flashSchema.parse(JSON.parse(unseal(Buffer.from(value, "base64url"), key())));
    return flash.form === form && flash.expiresAt > Date.now() ? flash : undefined;
  } catch {
    // Sealed by another world, or tampered with: it says nothing.
    return undefined;
  }
}

function key(): string {
  return site().env.authSecret;
}
