import type { Interaction } from "@hutong/identity/interaction";
import { readProof, type UpstreamProof } from "@hutong/identity/upstream";
import { requestCtx } from "@hutong/site";
import { z } from "zod";
import { upstreamBrowser } from "@/lib/upstream-browser.ts";
import { loadInteraction } from "../../../loaders.ts";

/** Who came from a provider into this sign-in, in this browser; undefined where it ran out, was used, or is another's. */
export async function loadNewcomer(
  uid: string,
  visit: string,
): Promise<{ interaction: Interaction; proof: UpstreamProof; browser: string } | undefined> {
  const [interaction, browser] = await Promise.all([loadInteraction(uid), upstreamBrowser()]);
  if (!interaction || !browser || !z.uuid().safeParse(visit).success) return undefined;
  const proof = await readProof(await requestCtx(), { visitId: visit, browser });
  return proof?.interactionUid === interaction.uid ? { interaction, proof, browser } : undefined;
}
