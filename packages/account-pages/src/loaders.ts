import { readStatement, readWallet, type Statement, type StatementPurpose } from "@hutong/ledger";
import {
  type CompanyData,
  type KeptAccount,
  type NoticeWay,
  readAddress,
  readAddresses,
  readCompanyData,
  readKeptAccounts,
  readNoticeSettings,
  readTradeProfile,
  type TradeAddress,
  type TradeProfile,
} from "@hutong/profile";
import { orNotFound, requestCtx, requireFreshSession, requireSession, site } from "@hutong/site";
import { type InquiryCounts, readInquiryCounts } from "@hutong/trading";
import { notFound } from "next/navigation";
import { cache } from "react";
import { doorOf, type TradeDoor } from "./doors.ts";

/** The accounts of whoever is signed in. Read once a request. */
const keptAccounts = cache(async () => readKeptAccounts(await requestCtx()));

export interface AccountHome {
  readonly accounts: readonly KeptAccount[];
  readonly counts: ReadonlyMap<string, InquiryCounts>;
  /** The door whose site this is. */
  readonly here: TradeDoor;
  readonly origins: Readonly<Record<TradeDoor | "identity", string>>;
}

/** What the frame of every page of the area shows; `path` is where she comes back to after sign-on. */
export async function loadHome(path: string): Promise<AccountHome> {
  await requireSession(path);
  const accounts = await keptAccounts();
  const { env } = site();
  return {
    accounts,
    counts: await countsOf(accounts),
    here: env.site === "wholesale" ? "wholesale" : "retail",
    origins: env.origins,
  };
}

/** Of the accounts that are told of inquiries on the page: what waits in their threads. */
const countsOf = cache(
  async (accounts: readonly KeptAccount[]): Promise<ReadonlyMap<string, InquiryCounts>> => {
    const ctx = await requestCtx();
    const traders = accounts.filter((account) => doorOf(account) === "wholesale");
    const found = await Promise.all(
      traders.map(async ({ accountId }) => {
        const settings = await readNoticeSettings(ctx, accountId);
        return settings["inquiry.in_app"]
          ? ([[accountId, await readInquiryCounts(ctx.db, accountId)]] as const)
          : [];
      }),
    );
    return new Map(found.flat());
  },
);

export interface KeptPage extends AccountHome {
  readonly account: KeptAccount;
  /** Whose hand may write here. */
  readonly isOwner: boolean;
  readonly mayWrite: boolean;
}

/** One of her accounts; another's and a missing one are not there. */
export async function loadAccount(accountId: string, path: string): Promise<KeptPage> {
  const home = await loadHome(path);
  const account = home.accounts.find((one) => one.accountId === accountId) ?? notFound();
  const isOwner = account.role === "owner";
  return { ...home, account, isOwner, mayWrite: isOwner || account.role === "manager" };
}

export async function loadProfile(accountId: string): Promise<TradeProfile | undefined> {
  return readTradeProfile(await requestCtx(), accountId);
}

export async function loadAddresses(accountId: string): Promise<readonly TradeAddress[]> {
  return readAddresses(await requestCtx(), accountId);
}

/** An entry to be changed; another account's and a missing one are not there. */
export async function loadAddress(accountId: string, addressId: string): Promise<TradeAddress> {
  return orNotFound(readAddress(await requestCtx(), accountId, addressId));
}

export async function loadCompany(accountId: string): Promise<CompanyData | undefined> {
  return readCompanyData(await requestCtx(), accountId);
}

/** For the form that changes them: asks for a fresh sign-in first, and turns away whoever does not own the account. */
export async function loadCompanyForm(
  accountId: string,
  path: string,
): Promise<KeptPage & { readonly company: CompanyData | undefined }> {
  const page = await loadAccount(accountId, path);
  if (!page.isOwner || doorOf(page.account) !== "wholesale") notFound();
  await requireFreshSession(path);
  return { ...page, company: await loadCompany(accountId) };
}

export async function loadNotices(accountId: string): Promise<Readonly<Partial<Record<NoticeWay, boolean>>>> {
  return readNoticeSettings(await requestCtx(), accountId);
}

/** What an account has in yuan, by purpose. */
export async function loadWallet(accountId: string): Promise<ReadonlyMap<string, bigint>> {
  const balances = await readWallet(await requestCtx(), { accountId });
  return new Map(
    balances.filter(({ currency }) => currency === "CNY").map(({ purpose, balance }) => [purpose, balance]),
  );
}

/** A page of a statement; `before` is the address's, and what is no number there begins anew. */
export async function loadStatement(
  accountId: string,
  purpose: StatementPurpose,
  before: string | readonly string[] | undefined,
): Promise<Statement> {
  const from = typeof before === "string" && /^[1-9]\d{0,17}$/.test(before) ? { before } : {};
  return readStatement(await requestCtx(), { accountId, purpose, ...from });
}
