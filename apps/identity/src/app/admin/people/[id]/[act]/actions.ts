"use server";

import {
  endPersonSession,
  forceUndo,
  forceUnlink,
  freezeAccount,
  freezePerson,
  type IdentityCtx,
  resendInvitation,
  sendReset,
  setAdminRole,
  signOutPerson,
  unfreezeAccount,
  unfreezePerson,
} from "@hutong/identity";
import { removeUpstreamOf } from "@hutong/identity/upstream";
import { formState, requestCtx, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { z } from "zod";
import { requireAdministrator } from "@/lib/administrator.ts";
import { actPath, personActs } from "../person-acts.ts";

const targetSchema = z.object({
  userId: z.uuid(),
  act: z.enum(personActs),
  /** The session, ID, invitation, operation or way in it is about; empty where it is about the person. */
  item: z.string().max(64),
});

type Target = z.infer<typeof targetSchema>;

/** Does to a person what the page is for. The verb checks role, fresh sign-in and reason, and writes the audit. */
export async function actOnPerson(target: Target, _before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(["operator", "owner"]);
  const { userId, act, item } = targetSchema.parse(target);
  const page = `/admin/people/${userId}`;
  const state = await formState(form, async () => {
    await perform(await requestCtx(), { userId, act, item }, form);
    redirect(`${page}?done=${act}`);
  });
  return shownForm(state, { place: { form: `person-${act}`, path: actPath(userId, act, item) } });
}

async function perform(ctx: IdentityCtx, { userId, act, item }: Target, form: FormData): Promise<void> {
  const input = { userId, reason: postedText(form, "reason") };
  switch (act) {
    case "freeze":
      return freezePerson(ctx, input);
    case "unfreeze":
      return unfreezePerson(ctx, input);
    case "sign-out":
      await signOutPerson(ctx, input);
      return;
    case "end-session":
      return endPersonSession(ctx, { ...input, uid: item });
    case "send-reset":
      return sendReset(ctx, { ...input, siteOrigin: site().env.origin });
    case "resend":
      return resendInvitation(ctx, { ...input, invitationId: item, siteOrigin: site().env.origin });
    case "freeze-id":
      return freezeAccount(ctx, { ...input, accountId: item });
    case "unfreeze-id":
      return unfreezeAccount(ctx, { ...input, accountId: item });
    case "remove-upstream":
      return removeUpstreamOf(ctx, { ...input, identityId: item });
    case "unlink":
      await forceUnlink(ctx, { accountId: item, contact: postedText(form, "contact"), reason: input.reason });
      return;
    case "undo":
      await forceUndo(ctx, { operationId: item, reason: input.reason });
      return;
    case "role":
      return setAdminRole(ctx, { ...input, role: roleOf(postedText(form, "role")) });
  }
}

const roles = z.enum(["support", "operator", "auditor", "owner"]);

/** What is no role at all the verb refuses; `none` takes the role. */
function roleOf(text: string): z.infer<typeof roles> | null {
  return text === "none" ? null : (text as z.infer<typeof roles>); // the verb parses it again
}
