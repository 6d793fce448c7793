"use server";

import { DomainError } from "@hutong/kernel";
import { actorOf, formState, readSession, requestCtx, shownForm } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import {
  type CertificateKind,
  certificateKinds,
  stateCertificate,
  withdrawCertificate,
} from "@hutong/trading";
import { redirect } from "next/navigation";

const page = "/company/certificates";

async function acting() {
  const [ctx, session] = await Promise.all([requestCtx(), readSession()]);
  actorOf(ctx);
  if (!session?.account) throw new DomainError("not_signed_in");
  return { ctx, accountId: session.account.id };
}

/** States a certificate of the company in use. */
export async function add(_before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    const kind = certificateKinds.find((key) => key === postedText(form, "kind"));
    await stateCertificate(ctx, {
      accountId,
      // Nothing chosen is for the verb to refuse.
      kind: kind ?? ("" as CertificateKind),
      number: postedText(form, "number"),
      issuer: postedText(form, "issuer"),
      validUntil: postedText(form, "validUntil"),
    });
    redirect(`${page}?done=added`);
  });
  return shownForm(state);
}

/** Takes one back. */
export async function remove(certificateId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const { ctx, accountId } = await acting();
    await withdrawCertificate(ctx, { accountId, certificateId: String(certificateId) });
    redirect(`${page}?done=removed`);
  });
  return shownForm(state);
}
