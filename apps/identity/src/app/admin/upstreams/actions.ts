"use server";

import { addUpstream, changeUpstream, disableUpstream, enableUpstream } from "@hutong/identity/upstream";
import { formState, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";
import { upstreamHouse } from "@/lib/upstream-browser.ts";
import { newUpstreamForm, upstreamFormName } from "./form-names.ts";

const writers = ["operator", "owner"] as const;

/** Makes a provider known. */
export async function saveNewUpstream(_before: FormView, form: FormData): Promise<FormView> {
  await requireAdministrator(writers);
  const state = await formState(form, async () => {
    const { slug } = await addUpstream(await requestCtx(), upstreamHouse(), {
      ...posted(form),
      slug: postedText(form, "slug").trim(),
      issuer: postedText(form, "issuer"),
      clientSecret: postedText(form, "clientSecret") || null,
    });
    redirect(`/admin/upstreams/${slug}?done=added`);
  });
  return shownForm(state, { place: { form: newUpstreamForm, path: "/admin/upstreams/new" } });
}

/** Changes what is said of a provider; an empty secret leaves the one that is kept. */
export async function saveUpstream(_before: FormView, form: FormData): Promise<FormView> {
  return act(form, "settings", async (slug) => {
    const clientSecret = postedText(form, "clientSecret");
    await changeUpstream(await requestCtx(), upstreamHouse(), {
      ...posted(form),
      slug,
      ...(clientSecret ? { clientSecret } : {}),
    });
  });
}

/** Takes a provider's button away. */
export async function takeAway(_before: FormView, form: FormData): Promise<FormView> {
  return act(form, "state", async (slug, reason) => disableUpstream(await requestCtx(), { slug, reason }));
}

/** Puts it back. */
export async function putBack(_before: FormView, form: FormData): Promise<FormView> {
  return act(form, "state", async (slug, reason) => enableUpstream(await requestCtx(), { slug, reason }));
}

async function act(
  form: FormData,
  name: "settings" | "state",
  verb: (slug: string, reason: string) => Promise<void>,
): Promise<FormView> {
  await requireAdministrator(writers);
  const slug = postedText(form, "slug");
  const state = await formState(form, () => verb(slug, postedText(form, "reason")));
  const path = `/admin/upstreams/${encodeURIComponent(slug)}`;
  if (state.status === "done") revalidatePath(path);
  return shownForm(state, { place: { form: upstreamFormName(name, slug), path } });
}

/** What both forms say; the verb judges it. */
function posted(form: FormData) {
  const position = postedText(form, "position").trim();
  return {
    clientId: postedText(form, "clientId"),
    nameZh: postedText(form, "nameZh"),
    nameEn: postedText(form, "nameEn"),
    scopes: postedText(form, "scopes").split(/\s+/).filter(Boolean),
    emailClaim: postedText(form, "emailClaim").trim(),
    nameClaim: postedText(form, "nameClaim").trim(),
    // NaN for what is no number: the verb refuses it.
    position: /^\d{1,3}$/.test(position) ? Number(position) : Number.NaN,
    reason: postedText(form, "reason"),
  };
}
