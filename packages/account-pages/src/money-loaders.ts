import { newId } from "@hutong/kernel";
import {
  type BankAccountCard,
  readBankAccounts,
  readWithdrawals,
  type WithdrawalCard,
} from "@hutong/payouts";
import { requestCtx, requireFreshSession, site } from "@hutong/site";
import { notFound } from "next/navigation";
import { type KeptPage, loadAccount, loadWallet } from "./loaders.ts";
import { accountPath } from "./paths.ts";

/** Whether whoever looks sees the money of the account. */
export function seesMoney({ account }: KeptPage): boolean {
  return account.role === "owner" || account.role === "finance";
}

/** What has been withdrawn from an account, and what may be done about it. */
export async function loadWithdrawals(accountId: string): Promise<readonly WithdrawalCard[]> {
  return readWithdrawals(await requestCtx(), accountId);
}

/** Whether there is somebody who pays withdrawals out. */
export function canWithdraw(): boolean {
  return site().env.payer !== undefined;
}

/** For the page of bank accounts: its owner, and her staff for finance. */
export async function loadBankAccounts(
  accountId: string,
): Promise<KeptPage & { readonly bankAccounts: readonly BankAccountCard[] }> {
  const page = await loadAccount(accountId, accountPath(accountId, "wallet/bank-accounts"));
  if (!seesMoney(page)) notFound();
  return { ...page, bankAccounts: await readBankAccounts(await requestCtx(), accountId) };
}

/** For the form that adds one: the owner, once she has proved anew that it is she. */
export async function loadNewBankAccount(accountId: string): Promise<KeptPage & { readonly id: string }> {
  const path = accountPath(accountId, "wallet/bank-accounts/new");
  const page = await loadAccount(accountId, path);
  if (!page.isOwner) notFound();
  await requireFreshSession(path);
  return { ...page, id: newId() };
}

/** For the form that withdraws: who may, once she has proved anew that it is she. */
export async function loadWithdraw(accountId: string) {
  const path = accountPath(accountId, "wallet/withdraw");
  const page = await loadAccount(accountId, path);
  if (!seesMoney(page) || !canWithdraw()) notFound();
  await requireFreshSession(path);
  const [bankAccounts, balances] = await Promise.all([
    readBankAccounts(await requestCtx(), accountId),
    loadWallet(accountId),
  ]);
  return { ...page, id: newId(), bankAccounts, availableFen: balances.get("available") ?? 0n };
}
