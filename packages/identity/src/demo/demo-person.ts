import type { AdminRole, Realm, SeatRole, ShopKind } from "@hutong/db";

/** The password of every demo person (docs: the demo world). */
export const demoPassword = "two doors one key";

export interface DemoShop {
  readonly kind: ShopKind;
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly intro: string;
  readonly introEn: string;
  readonly openedAt: string;
  readonly ratingPoints: number;
  /** Positive rate in basis points: 9890 is 98.90 %. */
  readonly positiveRateBp: number;
}

export interface DemoPerson {
  /** Login name, and local part of the verified e-mail address at hutong.localhost. */
  readonly name: string;
  readonly displayName: string;
  readonly locale?: "zh-CN" | "en";
  readonly mobile?: string;
  readonly adminRole?: AdminRole;
  readonly account?: { readonly realm: Realm; readonly registeredAt: string; readonly shop?: DemoShop };
  /** A seat in the shop of another demo person's account. */
  readonly seat?: { readonly owner: string; readonly realm: Realm; readonly role: SeatRole };
}

/** A shop or company in one line: the facts in the order of the table that they are written in. */
export function shop(
  kind: ShopKind,
  [name, nameEn]: readonly [string, string],
  region: string,
  [intro, introEn]: readonly [string, string],
  [openedAt, ratingPoints, positiveRateBp]: readonly [string, number, number],
): DemoShop {
  return { kind, name, nameEn, region, intro, introEn, openedAt, ratingPoints, positiveRateBp };
}
