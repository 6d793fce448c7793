import type { Realm } from "@hutong/db";
import { DomainError, namedId } from "@hutong/kernel";
import type { ProfileCtx } from "../account/keep-account.ts";
import { readTradeProfile } from "../account/read-trade-profile.ts";
import { saveTradeProfile } from "../account/save-trade-profile.ts";
import { saveAddress } from "../addresses/save-address.ts";
import { creditCodeCheckSign } from "../company/credit-code.ts";
import { saveCompanyData } from "../company/save-company-data.ts";
import { type DemoProfile, demoProfiles } from "./demo-profiles.ts";

/**
 * Lets the demo world's people write about their accounts, by the verbs themselves. An account with an address is left
 * as it is; one that is missing is passed over.
 * @returns for how many accounts it was written now
 * @throws DomainError("forbidden") for anybody but the system
 */
export async function seedDemoProfiles(ctx: ProfileCtx): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  let made = 0;
  for (const profile of demoProfiles) {
    const accountId = await findAccount(ctx, profile.realm, profile.loginName);
    if (!accountId || (await ctx.db.tradeAddress.count({ where: { accountId } })) > 0) continue;
    await seedProfile(ctx, accountId, profile);
    made += 1;
  }
  return made;
}

async function findAccount(ctx: ProfileCtx, realm: Realm, loginKey: string): Promise<string | undefined> {
  const account = await ctx.db.account.findUnique({
    where: { realm_loginKey: { realm, loginKey }, status: "active", user: { status: "active" } },
    select: { id: true },
  });
  return account?.id;
}

async function seedProfile(ctx: ProfileCtx, accountId: string, profile: DemoProfile): Promise<void> {
  const before = await readTradeProfile(ctx, accountId);
  const said = (key: "name" | "nameEn" | "region" | "intro" | "introEn") =>
    profile.texts?.[key] ?? before?.[key] ?? "";
  await saveTradeProfile(ctx, {
    accountId,
    name: said("name"),
    nameEn: said("nameEn"),
    region: said("region"),
    intro: said("intro"),
    introEn: said("introEn"),
    notice: profile.notice?.[0] ?? before?.notice ?? "",
    noticeEn: profile.notice?.[1] ?? before?.noticeEn ?? "",
  });
  if (profile.company) {
    const { creditCodeStart, ...papers } = profile.company;
    await saveCompanyData(ctx, {
      ...papers,
      accountId,
      uscc: `${creditCodeStart}${creditCodeCheckSign(creditCodeStart)}`,
      version: 0,
    });
  }
  // Last: an account with an address is done.
  for (const [index, address] of profile.addresses.entries()) {
    const [recipient, mobile, district, street, zip] = address;
    await saveAddress(ctx, {
      accountId,
      addressId: namedId(`demo address ${profile.realm}/${profile.loginName} ${index}`),
      recipient,
      mobile,
      district,
      street,
      zip,
      isDefault: index === 0,
      isReturn: index === profile.addresses.length - 1 && profile.realm !== "wholesale",
    });
  }
}
