import { type LinkPreview, previewLink } from "@hutong/identity";
import { isDomainError } from "@hutong/kernel";
import { requestCtx, requireSession } from "@hutong/site";
import { notFound } from "next/navigation";

/** What the proof in hand would do, "expired" once its ten minutes are over or it was used. */
export async function loadPreview(proposalId: string): Promise<LinkPreview | "expired"> {
  const session = await requireSession(`/account/ids/link/${proposalId}`);
  try {
    return await previewLink(await requestCtx(), { proposalId, signOnUid: session.signOnUid });
  } catch (error) {
    if (isDomainError(error) && error.code === "expired") return "expired";
    if (isDomainError(error) && ["not_found", "invalid_input"].includes(error.code)) notFound();
    throw error;
  }
}
