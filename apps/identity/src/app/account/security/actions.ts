"use server";

import { changePassword, proveByUpstream } from "@hutong/identity";
import { addUpstreamIdentity, removeUpstreamIdentity } from "@hutong/identity/upstream";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { upstreamBrowser } from "@/lib/upstream-browser.ts";

/** Changes the password; this device stays signed in, all others are signed out. */
export async function savePassword(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
    actorOf(ctx);
    await changePassword(ctx, {
      current: postedText(form, "current"),
      next: postedText(form, "next"),
      ...(session ? { keepSignOnUid: session.signOnUid } : {}),
    });
  });
  if (state.status === "done") revalidatePath("/account/security");
  return shownForm(state);
}

/** Adds what came back from a provider as a way in. */
export async function addWayIn(_before: FormView, form: FormData): Promise<FormView> {
  const visitId = postedText(form, "id");
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await addUpstreamIdentity(ctx, { visitId, browser: (await upstreamBrowser()) ?? "" });
    redirect("/account/security?done=added");
  });
  const path = `/account/security/add/${encodeURIComponent(visitId)}`;
  return shownForm(state, { place: { form: "way-in.add", path } });
}

/** Proves another ID by a provider that opens it, and leads to what linking it would do. */
export async function proveWayIn(_before: FormView, form: FormData): Promise<FormView> {
  const visitId = postedText(form, "id");
  const state = await formState(form, async () => {
    const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
    actorOf(ctx);
    const accountId = postedText(form, "account");
    const { proposalId } = await proveByUpstream(ctx, {
      visitId,
      browser: (await upstreamBrowser()) ?? "",
      signOnUid: session?.signOnUid ?? "",
      ...(accountId && { accountId }),
    });
    redirect(`/account/ids/link/${proposalId}`);
  });
  const path = `/account/security/add/${encodeURIComponent(visitId)}`;
  return shownForm(state, { place: { form: "way-in.add", path } });
}

/** Takes a way in by a provider away. */
export async function removeWayIn(_before: FormView, form: FormData): Promise<FormView> {
  const identityId = postedText(form, "id");
  const state = await formState(form, async () => {
    const ctx = await requestCtx();
    actorOf(ctx);
    await removeUpstreamIdentity(ctx, { identityId });
    redirect("/account/security?done=removed");
  });
  const path = `/account/security/remove/${encodeURIComponent(identityId)}`;
  return shownForm(state, { place: { form: "way-in.remove", path } });
}
