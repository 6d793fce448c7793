import { seal } from "@hutong/kernel";
import { z } from "zod";

export const flashCookie = "__Host-hutong_flash";
const maxAgeSeconds = 120;

export const flashSchema = z.object({
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

/** The Set-Cookie line of a flash, sealed with the site's secret. */
export function flashLine(flash: Flash, key: string): string {
  const sealed = seal(JSON.stringify({ ...flash, expiresAt: Date.now() + maxAgeSeconds * 1000 }), key);
  const value = Buffer.from(sealed).toString("base64url");
  return `${flashCookie}=${value}; Path=/; Max-Age=${maxAgeSeconds}; Secure; HttpOnly; SameSite=Lax`;
}

/** The Set-Cookie line that takes a flash away. */
export const noFlashLine = `${flashCookie}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`;
