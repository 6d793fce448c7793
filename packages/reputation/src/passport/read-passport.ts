import type { Db, Realm } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError } from "@hutong/kernel";
import { type ClaimName, claimNames, type Figure } from "../claims.ts";
import { asViewer } from "./as-viewer.ts";
import {
  consentsOf,
  figuresOf,
  type PassportRow,
  passportColumns,
  type SeenPassport,
} from "./passport-row.ts";
import { type Audience, audienceAt, type Choices, isShown, type Onlooker } from "./rules.ts";

/** Members of a buyer's staff who decide about the passport beside its owner. */
export const passportKeepers = ["manager"] as const;

/** A shop that could stand behind the buyer. */
export interface ShopOption {
  readonly accountId: string;
  readonly realm: Realm;
  readonly loginName: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** A buyer's own passport: every figure, and who is shown it. */
export interface OwnPassport {
  /** Where the passport is none: no shop of the same person. */
  readonly shops: readonly ShopOption[];
  readonly shop: ShopOption | undefined;
  readonly figures: readonly Figure[];
  /** To whom each claim is open now. */
  readonly choices: Choices;
  /** The end of what was chosen; null: none. Undefined where nothing was chosen yet. */
  readonly until: Date | null | undefined;
  /** True where the end is past: nobody is shown anything. */
  readonly isExpired: boolean;
}

/**
 * The passport of the wholesale account that she acts for. Three statements.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden`, `frozen`
 */
export async function readPassport(ctx: Ctx<Db>, accountId: string): Promise<OwnPassport> {
  const { ownerId } = await actsFor(ctx, accountId, passportKeepers);
  return asViewer(ctx.db, accountId, async (tx) => {
    const rows = await tx.$queryRaw<(PassportRow & { shops: ShopOption[] | null })[]>`
      select b.id as buyer_account_id, ${passportColumns},
        (select json_agg(json_build_object('accountId', a.id, 'realm', a.realm, 'loginName', a.login_name,
            'name', s.name, 'nameEn', s.name_en) order by a.created_at, a.id)
          from accounts a join shops s on s.account_id = a.id and s.kind <> 'company'
          where a.user_id = ${ownerId}::uuid and a.status = 'active' and a.realm in ('retail', 'mall')) as shops
      from accounts b left join passport_shops p on p.buyer_account_id = b.id
      where b.id = ${accountId}::uuid and b.realm = 'wholesale'`;
    const row = rows[0];
    if (!row) throw new DomainError("not_found");
    return passportOf(row, row.shops ?? [], ctx.now);
  });
}

/** A buyer's own passport as somebody else would see it with these choices: the example beside the form. */
export function passportAsSeen(own: OwnPassport, choices: Choices, onlooker: Onlooker): SeenPassport {
  const isOpen = (claim: ClaimName) => isShown(choices[claim], onlooker);
  const withheld = claimNames.filter((claim) => !isOpen(claim));
  const { shop } = own;
  return {
    buyerAccountId: "",
    hasShop: shop !== undefined,
    shop: shop && withheld.length < claimNames.length ? shop : null,
    figures: own.figures.filter(({ claim }) => isOpen(claim)),
    withheld,
  };
}

function passportOf(row: PassportRow, shops: readonly ShopOption[], now: Date): OwnPassport {
  const consents = consentsOf(row);
  const audience = (claim: ClaimName): [ClaimName, Audience] => [
    claim,
    audienceAt(claim, consents.get(claim), now),
  ];
  const [first] = consents.values();
  return {
    shops,
    shop: shops.find(({ accountId }) => accountId === row.shop_account_id),
    figures: figuresOf(row),
    // The cast: fromEntries forgets which keys it was given.
    choices: Object.fromEntries(claimNames.map(audience)) as Choices,
    // All claims are chosen together, with one end.
    until: first?.until,
    isExpired: first?.until ? first.until <= now : false,
  };
}
