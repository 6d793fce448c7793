"use server";

import { DomainError, parseYuan } from "@hutong/kernel";
import {
  addBankAccount,
  approveWithdrawal,
  askWithdrawal,
  cancelWithdrawal,
  removeBankAccount,
} from "@hutong/payouts";
import { actorOf, formState, requestCtx, shownForm, site } from "@hutong/site";
import type { FormView } from "@hutong/site/form-view";
import { postedText } from "@hutong/site/posted-text";
import { redirect } from "next/navigation";
import { accountPath } from "./paths.ts";
import { sayWithdrawalRule } from "./wallet-words.ts";

async function acting() {
  const ctx = await requestCtx();
  actorOf(ctx);
  return ctx;
}

/** Adds a bank account. What was typed is kept while she confirms that it is she. */
export async function addBank(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const text = (name: string) => postedText(form, name);
  const state = await formState(form, async () => {
    await addBankAccount(await acting(), site().env.payoutSecret, {
      id: text("id"),
      accountId: String(accountId),
      kind: text("kind") as "personal", // another is refused by the schema
      bank: text("bank"),
      holder: text("holder"),
      number: text("number"),
    });
    redirect(`${accountPath(String(accountId), "wallet/bank-accounts")}?done=added`);
  });
  const path = accountPath(String(accountId), "wallet/bank-accounts/new");
  return shownForm(state, { place: { form: "account.bank", path } });
}

/** Takes a bank account off. */
export async function removeBank(
  accountId: string,
  bankAccountId: string,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  const path = accountPath(String(accountId), "wallet/bank-accounts");
  const state = await formState(form, async () => {
    await removeBankAccount(await acting(), {
      accountId: String(accountId),
      bankAccountId: String(bankAccountId),
    });
    redirect(`${path}?done=removed`);
  });
  return shownForm(state, { place: { form: "account.bank", path } });
}

/** Asks for a withdrawal, once, however often it is sent. */
export async function withdraw(accountId: string, _before: FormView, form: FormData): Promise<FormView> {
  const state = await formState(form, async () => {
    const asked = await askWithdrawal(await acting(), site().env.payer, {
      id: postedText(form, "id"),
      accountId: String(accountId),
      bankAccountId: postedText(form, "bankAccountId"),
      amountFen: parseYuan(postedText(form, "amountFen")),
    });
    redirect(`${accountPath(String(accountId), "wallet")}?done=${asked.state}`);
  });
  const path = accountPath(String(accountId), "wallet/withdraw");
  const view = await shownForm(state, { place: { form: "account.withdraw", path } });
  return sayWithdrawalRule(view, state.fields?.amountFen);
}

/** Lets a withdrawal go on, or takes it back. */
export async function decideWithdrawal(
  accountId: string,
  withdrawalId: string,
  command: string,
  _before: FormView,
  form: FormData,
): Promise<FormView> {
  const path = accountPath(String(accountId), "wallet");
  const state = await formState(form, async () => {
    const ctx = await acting();
    const input = { withdrawalId: String(withdrawalId) };
    if (command === "approve") await approveWithdrawal(ctx, input);
    else if (command === "cancel") await cancelWithdrawal(ctx, input);
    else throw new DomainError("invalid_input");
    redirect(`${path}?done=${command}`);
  });
  return shownForm(state, { place: { form: "account.withdrawal", path } });
}
