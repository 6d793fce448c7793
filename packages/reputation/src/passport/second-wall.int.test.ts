import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { siteRoles } from "@hutong/testing/site-roles";
import { beforeAll, describe, expect, it } from "vitest";
import { claimNames } from "../claims.ts";
import { presets } from "./rules.ts";
import { makeBuyer, makeSupplier, moveAccount, openShop, relate } from "./test-passports.ts";

const test = testDatabase();
const sites = siteRoles(test);
let supplier = "";

beforeAll(async () => {
  supplier = (await makeSupplier(test.database.prisma)).account;
});

type Audience = "nobody" | "dealt_with" | "verified";

async function consent(shop: string, audience: Audience, until: Date | null = null): Promise<void> {
  await test.database.pool.query(
    `insert into passport_consents (account_id, claim, audience, until, given_at, given_by_id)
     values ($1, 'dispute_rate', $2::passport_audience, $3, now(), $1)
     on conflict (account_id, claim) do update set audience = excluded.audience, until = excluded.until`,
    [shop, audience, until],
  );
}

const past = new Date(Date.now() - 1_000);
const future = new Date(Date.now() + 86_400_000);

interface Standing {
  readonly shown: boolean;
  /** Whether it stands in the list of buyers of who looks. */
  readonly listed?: boolean;
  readonly make: () => Promise<{ shop: string; viewer: string }>;
}

/** Every way a claim can stand to who looks: how it comes about, and whether it is shown. */
const standings: Record<string, Standing> = {
  "with consent to suppliers she deals with": {
    shown: true,
    listed: true,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await consent(shop, "dealt_with", future);
      await relate(test.database.prisma, buyer, supplier);
      return { shop, viewer: supplier };
    },
  },
  "with consent to all verified suppliers, never related": {
    shown: true,
    make: async () => {
      const { shop } = await makeBuyer(test.database.prisma);
      await consent(shop, "verified");
      return { shop, viewer: supplier };
    },
  },
  "her own": {
    shown: true,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await consent(shop, "nobody");
      return { shop, viewer: buyer };
    },
  },
  "without consent": {
    shown: false,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await relate(test.database.prisma, buyer, supplier);
      return { shop, viewer: supplier };
    },
  },
  revoked: {
    shown: false,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await consent(shop, "verified");
      await relate(test.database.prisma, buyer, supplier);
      await consent(shop, "nobody");
      return { shop, viewer: supplier };
    },
  },
  expired: {
    shown: false,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await consent(shop, "verified", past);
      await relate(test.database.prisma, buyer, supplier);
      return { shop, viewer: supplier };
    },
  },
  "another's buyer": {
    shown: false,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await consent(shop, "dealt_with");
      await relate(test.database.prisma, buyer, (await makeSupplier(test.database.prisma)).account);
      return { shop, viewer: supplier };
    },
  },
  "never related": {
    shown: false,
    make: async () => {
      const { shop } = await makeBuyer(test.database.prisma);
      await consent(shop, "dealt_with");
      return { shop, viewer: supplier };
    },
  },
  unlinked: {
    shown: false,
    make: async () => {
      const { shop, buyer } = await makeBuyer(test.database.prisma);
      await consent(shop, "dealt_with");
      await relate(test.database.prisma, buyer, supplier);
      await moveAccount(test.database.prisma, buyer, (await makeBuyer(test.database.prisma)).userId);
      return { shop, viewer: supplier };
    },
  },
  "another retailer looks": {
    shown: false,
    make: async () => {
      const { shop } = await makeBuyer(test.database.prisma);
      await consent(shop, "verified");
      return { shop, viewer: (await makeBuyer(test.database.prisma)).buyer };
    },
  },
  "a frozen supplier looks": {
    shown: false,
    make: async () => {
      const { shop } = await makeBuyer(test.database.prisma);
      await consent(shop, "verified");
      const { account } = await makeSupplier(test.database.prisma);
      await test.database.pool.query("update accounts set status = 'frozen' where id = $1", [account]);
      return { shop, viewer: account };
    },
  },
  "nobody in particular looks": {
    shown: false,
    make: async () => {
      const { shop } = await makeBuyer(test.database.prisma);
      await consent(shop, "verified");
      return { shop, viewer: "" };
    },
  },
};

const secret = 987_654_321;

/** Ways to a row, each of which says the secret or finds something if the row is seen. `$1` is the shop. */
const paths: Record<string, string> = {
  "direct select":
    "select value, sort_key, facts from shop_claims where account_id = $1 and claim = 'dispute_rate'",
  "select of everything": "select sort_key from shop_claims where account_id = $1 or true",
  join: "select c.sort_key from accounts a join shop_claims c on c.account_id = a.id where a.id = $1",
  "join from the view": `select c.sort_key from passport_shops p join shop_claims c on c.account_id = p.shop_account_id
    where p.shop_account_id = $1`,
  subquery:
    "select (select max(sort_key) from shop_claims where account_id = $1 and claim = 'dispute_rate') as found",
  aggregate:
    "select sum(sort_key) filter (where claim = 'dispute_rate') as found from shop_claims where account_id = $1",
  json: "select json_agg(c) from shop_claims c where account_id = $1",
  "window function":
    "select last_value(sort_key) over (order by sort_key) from shop_claims where account_id = $1",
  "order by":
    "select sort_key from shop_claims where account_id = $1 order by sort_key desc nulls last limit 1",
  "group by": "select sort_key, count(*) from shop_claims where account_id = $1 group by sort_key",
  "set operation": "select sort_key from shop_claims where account_id = $1 except select -1",
  "common table expression":
    "with c as materialized (select * from shop_claims) select sort_key from c where account_id = $1",
  "query as text":
    "select query_to_xml('select * from shop_claims', true, false, '') as found where $1::uuid is not null",
  "table as text": "select table_to_xml('shop_claims', true, false, '') as found where $1::uuid is not null",
};

/** Ways to learn of a row without reading it: by a count, or by what an error says. */
const leaks: Record<string, string> = {
  count: "select count(*)::int as found from shop_claims where account_id = $1 and claim = 'dispute_rate'",
  exists: `select exists (select from shop_claims where account_id = $1 and claim = 'dispute_rate')::int as found`,
  "division by what is found": `select 0 as found from shop_claims where account_id = $1
    and 1 / (sort_key - ${secret}) >= 0`,
  "a cast that fails": `select 0 as found from shop_claims where account_id = $1
    and (value->>'secret')::date > now()`,
  "a guess": `select count(*)::int as found from shop_claims where account_id = $1 and sort_key = ${secret}`,
};

/** Ways to the list of buyers, each of which says the secret, finds something or fails if the row stands in it. */
const lists: Record<string, string> = {
  "its rows": `select l.sort_key from passport_shown l join passport_shops p using (buyer_account_id)
    where p.shop_account_id = $1 and l.claim = 'dispute_rate'`,
  "its view as text":
    "select table_to_xml('passport_shown', true, false, '') as found where $1::uuid is not null",
  "its count": "select 1 as found from passport_shown where claim = 'dispute_rate' and $1::uuid is not null",
  "a division by what is found": `select 1 as found from passport_shown where $1::uuid is not null
    and 1 / (sort_key - ${secret}) >= 0 and claim = 'dispute_rate'`,
  "a cast that fails": `select 1 as found from passport_shown where $1::uuid is not null
    and (value->>'secret')::date > now()`,
};

async function look(viewer: string, sql: string, shop: string): Promise<string> {
  const client = await sites.wholesale.pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('hutong.viewer', $1, true)", [viewer]);
    const { rows } = await client.query(sql, [shop]);
    return JSON.stringify(rows);
  } catch (error) {
    return String(error);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("SECURITY 23: the wholesale site's role, by raw SQL", () => {
  describe.each(Object.entries(standings))("%s", (_name, { shown, listed = false, make }) => {
    let place: { shop: string; viewer: string };
    beforeAll(async () => {
      place = await make();
      // Of earlier standings nothing is left to find, so that whatever is found is this one's.
      await test.database.pool.query("delete from shop_claims where account_id <> $1", [place.shop]);
      await test.database.pool.query(
        `update shop_claims set sort_key = $2, value = jsonb_build_object('secret', $2::bigint)
          where account_id = $1 and claim = 'dispute_rate'`,
        [place.shop, secret],
      );
    });

    it.each(Object.entries(paths))(`${shown ? "reads" : "does not read"} it by %s`, async (_path, sql) => {
      const found = await look(place.viewer, sql, place.shop);
      expect(found).not.toMatch(/permission denied|syntax/);
      if (shown) expect(found).toContain(String(secret));
      else expect(found).not.toContain(String(secret));
    });

    it.each(Object.entries(leaks))(
      `${shown ? "learns" : "learns nothing"} of it by %s`,
      async (_path, sql) => {
        const found = await look(place.viewer, sql, place.shop);
        if (shown) expect(found).toMatch(/"found":1|error:/);
        else expect(found).toMatch(/^\[\]$|"found":0/);
      },
    );

    it.each(Object.entries(lists))(
      `${listed ? "stands" : "does not stand"} in the list of buyers, by %s`,
      async (_path, sql) => {
        const found = await look(place.viewer, sql, place.shop);
        expect(found).not.toMatch(/permission denied|syntax/);
        if (listed) expect(found).toMatch(new RegExp(`${secret}|"found":1|error:`));
        else expect(found).toMatch(/^\[\]$|^\[{"found":"<passport_shown/);
        if (!listed) expect(found).not.toContain(String(secret));
      },
    );
  });

  it("the default: what an order needs, to those she deals with, and nothing else", async () => {
    const { shop, buyer } = await makeBuyer(test.database.prisma);
    const sql = "select claim from shop_claims where account_id = $1 order by claim";
    expect(await look(supplier, sql, shop)).toBe("[]");
    await relate(test.database.prisma, buyer, supplier);
    expect(await look(supplier, sql, shop)).toBe('[{"claim":"level"},{"claim":"region"}]');
    const { rows } = await test.database.pool.query<{ claim: "level"; audience: string }>(
      "select claim, passport_default_audience(claim)::text as audience from unnest($1::text[]) claim",
      [[...claimNames]],
    );
    expect(Object.fromEntries(rows.map(({ claim, audience }) => [claim, audience]))).toEqual(presets.order);
  });

  it.each([
    "select * from reputation_facts",
    // Which rows of it may be read: reputation-roles.int.test.ts.
    "insert into reputation_points select * from reputation_points",
    "update reputation_points set points = 99",
    "select * from reputation_arrivals",
    "select * from reputation_shops",
    "update shop_claims set sort_key = 1",
    "delete from shop_claims",
    "insert into shop_claims (account_id, claim, value, window_to, facts, computed_at) select gen_random_uuid(), 'level', '{}', now(), 1, now()",
    "select * from shop_claims for update",
    "alter table shop_claims disable row level security",
    "drop policy shop_claims_shown on shop_claims",
    "create or replace function passport_viewer() returns uuid language sql as 'select null::uuid'",
    "set role postgres",
  ])("may not: %s", async (sql) => {
    await expect(sites.wholesale.pool.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it("sees no statistics of what it may not read, and none of the rows of a table of its own name", async () => {
    await test.database.pool.query("analyze shop_claims, shops");
    const { rows } = await sites.wholesale.pool.query(
      "select * from pg_stats where tablename in ('shop_claims', 'shops')",
    );
    expect(rows).toEqual([]);
    const { shop, buyer } = await makeBuyer(test.database.prisma);
    await consent(shop, "dealt_with");
    const client = await sites.wholesale.pool.connect();
    try {
      await client.query("begin");
      await client.query(
        "create temp table trade_relations (buyer_account_id uuid, supplier_account_id uuid)",
      );
      await client.query("insert into trade_relations values ($1, $2)", [buyer, supplier]);
      await client.query("select set_config('hutong.viewer', $1, true)", [supplier]);
      expect((await client.query("select from shop_claims where account_id = $1", [shop])).rowCount).toBe(0);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  it("sees nobody's ledger of integrity, whoever looks but its owner", async () => {
    const { shop, buyer } = await makeBuyer(test.database.prisma);
    await consent(shop, "verified");
    await test.database.pool.query(
      `insert into reputation_points (id, account_id, index, reason, points, at, event_id)
        values (gen_random_uuid(), $1, 'integrity', 'paid_on_time', 10, now(), gen_random_uuid())`,
      [buyer],
    );
    const sql = "select points from reputation_points where account_id = $1";
    expect(await look(supplier, sql, buyer)).toBe("[]");
    expect(await look(buyer, sql, buyer)).toContain("10");
  });

  it("who looks ends with the transaction", async () => {
    const { shop } = await makeBuyer(test.database.prisma);
    await consent(shop, "verified");
    const client = await sites.wholesale.pool.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('hutong.viewer', $1, true)", [supplier]);
      expect((await client.query("select from shop_claims where account_id = $1", [shop])).rowCount).toBe(1);
      await client.query("commit");
      expect((await client.query("select from shop_claims where account_id = $1", [shop])).rowCount).toBe(0);
    } finally {
      client.release();
    }
  });

  it("of shops it sees companies and who looks her own; the retail site all of them", async () => {
    const { shop, buyer } = await makeBuyer(test.database.prisma);
    const sql = "select rating_points, region, opened_at from shops where account_id = $1";
    expect(await look(supplier, sql, shop)).toBe("[]");
    expect(await look(supplier, sql, supplier)).toContain("12345");
    expect(await look(buyer, sql, shop)).toContain("12345");
    expect((await sites.retail.pool.query(sql, [shop])).rowCount).toBe(1);
    for (const table of ["shop_claims", "passport_shown"])
      await expect(sites.retail.pool.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
  });

  it("cannot rewrite what was consented to, or the looks", async () => {
    for (const sql of [
      "update passport_consent_events set audience = 'verified'",
      "delete from passport_consent_events",
      "insert into passport_consent_events (account_id, claim, audience, at, by_id) select gen_random_uuid(), 'level', 'verified', now(), gen_random_uuid()",
      "delete from passport_looks",
      "update passport_looks set shown = '{}'",
      "delete from passport_consents",
    ])
      await expect(sites.wholesale.pool.query(sql), sql).rejects.toThrow(/permission denied/);
    await expect(test.database.pool.query("delete from passport_consent_events")).rejects.toThrow(
      /append-only/,
    );
  });
});

describe("the shop behind a wholesale account", () => {
  const shopOf = async (buyer: string) =>
    (
      await test.database.pool.query<{ shop_account_id: string }>(
        "select shop_account_id from passport_shops where buyer_account_id = $1",
        [buyer],
      )
    ).rows[0]?.shop_account_id;

  it("is the chosen one, else the one it was opened from, else the highest level, always of the same person", async () => {
    const { pool, prisma } = test.database;
    const one = await makeBuyer(prisma);
    const two = await makeBuyer(prisma);
    expect(await shopOf(one.buyer)).toBe(one.shop);
    await moveAccount(prisma, two.shop, one.userId);
    expect(await shopOf(two.buyer)).toBeUndefined();
    expect(await shopOf(one.buyer)).toBe(one.shop);
    await pool.query("update accounts set opened_from_id = null where id = $1", [one.buyer]);
    await pool.query("update shop_claims set sort_key = 20000 where account_id = $1 and claim = 'level'", [
      two.shop,
    ]);
    expect(await shopOf(one.buyer)).toBe(two.shop);
    await pool.query("insert into passport_settings (buyer_account_id, shop_account_id) values ($1, $2)", [
      one.buyer,
      one.shop,
    ]);
    expect(await shopOf(one.buyer)).toBe(one.shop);
    await moveAccount(prisma, one.shop, two.userId);
    expect(await shopOf(one.buyer)).toBe(two.shop);
  });

  it("is no company, and none of a frozen ID", async () => {
    const { pool, prisma } = test.database;
    const { buyer, shop } = await makeBuyer(prisma);
    await pool.query("update accounts set status = 'frozen' where id = $1", [shop]);
    expect(await shopOf(buyer)).toBeUndefined();
    await openShop(prisma, buyer, "company", `厂 ${newId().slice(-8)}`);
    expect(await shopOf(buyer)).toBeUndefined();
  });
});
