"use server";

import { isDomainError } from "@hutong/kernel";
import { moveServiceRule, removeServiceRule, saveServiceRule } from "@hutong/pricing";
import { formState, requestCtx, requireSession, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { postedRule } from "./posted-rule.ts";

const page = "/service";

/** Writes a rule under the id that its page was given. */
export async function save(ruleId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { account } = await requireSession(page);
    await saveServiceRule(await requestCtx(), {
      supplierAccountId: account?.id ?? "",
      ruleId: String(ruleId),
      ...postedRule(form),
    });
    redirect(`${page}?done=saved`);
  });
  return shownForm(state);
}

/** One place up or down. */
export async function move(form: FormData): Promise<void> {
  const way = postedText(form, "way") === "up" ? "up" : "down";
  await onRule(form, (ctx, ref) => moveServiceRule(ctx, { ...ref, way }), "moved");
}

export async function remove(form: FormData): Promise<void> {
  await onRule(form, removeServiceRule, "removed");
}

/** A rule that is gone, or another's, is not there: the list as it is now is the answer. */
async function onRule(
  form: FormData,
  verb: (
    ctx: Awaited<ReturnType<typeof requestCtx>>,
    ref: { supplierAccountId: string; ruleId: string },
  ) => Promise<void>,
  done: string,
): Promise<void> {
  const { account } = await requireSession(page);
  const ref = { supplierAccountId: account?.id ?? "", ruleId: postedText(form, "id") };
  try {
    await verb(await requestCtx(), ref);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    redirect(`${page}?done=${error.code === "forbidden" ? "forbidden" : "gone"}`);
  }
  redirect(`${page}?done=${done}`);
}
