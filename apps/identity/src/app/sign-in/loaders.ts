import { type Interaction, interactionCookie, readInteraction } from "@hutong/identity/interaction";
import { site } from "@hutong/site";
import { cookies } from "next/headers";

/** The sign-in under way at this address, if this browser owns it. */
export async function loadInteraction(uid: string): Promise<Interaction | undefined> {
  const jar = await cookies();
  return readInteraction(site().database.pool, uid.slice(0, 64), jar.get(interactionCookie)?.value);
}
