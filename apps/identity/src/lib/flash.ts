import { unseal } from "@hutong/kernel";
import { site } from "@hutong/site";
import { cookies } from "next/headers";
import { type Flash, flashCookie, flashSchema } from "./flash-line.ts";

/** What the form named `form` has to say, or undefined. */
export async function readFlash(form: string): Promise<Flash | undefined> {
  const value = (await cookies()).get(flashCookie)?.value;
  if (!value || value.length > 6_000) return undefined;
  try {
    const flash = flashSchema.parse(
      JSON.parse(unseal(Buffer.from(value, "base64url"), site().env.authSecret)),
    );
    return flash.form === form && flash.expiresAt > Date.now() ? flash : undefined;
  } catch {
    // Sealed by another world, or tampered with: it says nothing.
    return undefined;
  }
}
