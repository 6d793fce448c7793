import type { KeptAccount } from "@hutong/profile";

export type TradeDoor = "retail" | "wholesale";

/** Behind which door an account trades. */
export function doorOf({ realm }: Pick<KeptAccount, "realm">): TradeDoor {
  return realm === "wholesale" ? "wholesale" : "retail";
}

/** What she calls it: its shop, company or trade name, else the ID. */
export function nameOf(account: Pick<KeptAccount, "name" | "nameEn" | "loginName">, locale: string): string {
  const name = locale === "en" ? (account.nameEn ?? account.name) : account.name;
  return name ?? account.loginName;
}
