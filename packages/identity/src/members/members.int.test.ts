import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePerson, testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "../sign-in/sign-in.ts";
import { type GeneratedMember, generateMembers, passwordOf } from "./generate-members.ts";
import { importMembers } from "./import-members.ts";
import { memberLines } from "./write-members.ts";

const test = testDatabase();
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hutong-members-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function* bytesOf(chunks: Iterable<string>): AsyncGenerator<Buffer> {
  // Cut in odd places, through characters and lines.
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
  }
}

async function run(
  realm: "retail" | "mall" | "deals" | "wholesale",
  format: "csv" | "jsonl",
  chunks: Iterable<string>,
) {
  const rejects = join(folder, "rejects.jsonl");
  const report = await importMembers({
    pool: test.database.pool,
    realm,
    source: bytesOf(chunks),
    format,
    rejects,
  });
  const lines = (await readFile(rejects, "utf8")).split("\n").filter(Boolean);
  const refused = lines.map((line) => JSON.parse(line) as { line: number; reason: string; raw: string });
  return { report, refused, reasons: refused.map(({ line, reason }) => `${line} ${reason}`) };
}

const header =
  "member_no,login_name,password_hash,email,phone,display_name,registered_at,status,shop_name,rating_points,positive_rate\n";

describe("importMembers", () => {
  it.each(["csv", "jsonl"] as const)(
    "%s: the good go in, the bad are reported, again changes nothing",
    async (format) => {
      const realm = format === "csv" ? "retail" : "mall";
      const input = { realm, count: 2_500, seed: 11, badRate: 0.02 } as const;
      const first = await run(realm, format, memberLines({ ...input, format }));
      expect(first.report.read).toBe(2_500);
      expect(first.report.imported + first.report.rejected).toBe(2_500);
      expect(first.report.rejected).toBeGreaterThan(20);
      expect(first.refused).toHaveLength(first.report.rejected);
      expect(JSON.stringify(first.refused)).not.toMatch(/\$argon2|\$2b\$|\$scrypt|\{md5\}|\{sha1\}|pbkdf2-/);
      expect(await test.database.prisma.account.count({ where: { realm } })).toBe(first.report.imported);

      const second = await run(realm, format, memberLines({ ...input, format }));
      expect(second.report).toMatchObject({
        imported: 0,
        unchanged: first.report.imported,
        rejected: first.report.rejected,
      });
    },
  );

  it("members of every scheme sign in with the passwords they had, and only with those", async () => {
    const bySchemes = new Map<string, GeneratedMember>();
    for (const member of generateMembers({ realm: "retail", count: 2_500, seed: 11, badRate: 0.02 })) {
      const scheme = /^[{$]?[a-z0-9]+/.exec(member.password_hash)?.[0] ?? "";
      const there = await test.database.prisma.account.count({
        where: { memberNo: member.member_no, loginName: member.login_name, status: "active" },
      });
      if (there && !bySchemes.has(scheme)) bySchemes.set(scheme, member);
      if (bySchemes.size === 6) break;
    }
    expect(bySchemes.size).toBe(6);
    for (const member of bySchemes.values()) {
      const identifier = `retail/${member.login_name}`;
      await expect(signIn(test.ctx(), { identifier, password: "something else" })).rejects.toMatchObject({
        code: "wrong_credentials",
      });
      expect(await signIn(test.ctx(), { identifier, password: passwordOf(member) })).toMatchObject({
        kind: "signed_in",
      });
    }
    const audited = await test.database.prisma.auditEntry.count({ where: { action: "members.imported" } });
    expect(audited).toBe(4);
  }, 60_000);

  it("keeps what a member was: contacts unverified, shop facts, link, freeze", async () => {
    const csv = `\ufeff${header.trim()}\r\n7001,老店,,A@Example.com,138 0013 9999,"老店, 本店",2015-06-01 08:30:00,frozen,"老店 ""本店""",12643,98.76%\r\n`;
    const { report } = await run("retail", "csv", [csv]);
    expect(report).toMatchObject({ imported: 1, rejected: 0 });
    const account = await test.database.prisma.account.findFirstOrThrow({
      where: { realm: "retail", memberNo: "7001" },
      select: {
        status: true,
        registeredAt: true,
        links: { select: { proof: true } },
        shop: { select: { kind: true, name: true, ratingPoints: true, positiveRateBp: true } },
        user: {
          select: {
            status: true,
            displayName: true,
            contacts: { orderBy: { kind: "asc" }, select: { value: true, verifiedAt: true } },
          },
        },
      },
    });
    expect(account).toEqual({
      status: "frozen",
      registeredAt: new Date("2015-06-01T08:30:00Z"),
      links: [{ proof: "imported" }],
      shop: { kind: "shop", name: '老店 "本店"', ratingPoints: 12_643, positiveRateBp: 9_876 },
      user: {
        status: "frozen",
        displayName: "老店, 本店",
        contacts: [
          { value: "a@example.com", verifiedAt: null },
          { value: "+8613800139999", verifiedAt: null },
        ],
      },
    });
  });

  it("tells whoever asks of a batch's shops within its transaction: both go in or neither", async () => {
    const csv = (no: string) => `${header}${no},${no},,,,,,,小店,40,98.76\n${no}b,${no}b,,,,,,,,,\n`;
    const take = (no: string, onShops: NonNullable<Parameters<typeof importMembers>[0]["onShops"]>) =>
      importMembers({
        pool: test.database.pool,
        realm: "retail",
        source: bytesOf([csv(no)]),
        format: "csv",
        rejects: join(folder, `rejects-${no}.jsonl`),
        onShops,
      });
    const told: unknown[] = [];
    await take("8001", async (client, shops) => {
      const { rows } = await client.query("select account_id from shops where account_id = $1", [
        shops[0]?.accountId,
      ]);
      told.push(
        rows.length,
        shops.map(({ accountId: _, ...shop }) => shop),
      );
    });
    expect(told).toEqual([1, [{ name: "小店", ratingPoints: 40, positiveRateBp: 9_876 }]]);
    await expect(take("8002", () => Promise.reject(new Error("no room")))).rejects.toThrow("no room");
    expect(await test.database.prisma.account.count({ where: { memberNo: { in: ["8002", "8002b"] } } })).toBe(
      0,
    );
  });

  it("refuses what collides, within the file and with who is here; never joins people", async () => {
    await makePerson(test.database.prisma, {
      ids: ["deals/here"],
      contacts: [{ kind: "email", value: "here@example.com", verified: true }],
    });
    const { report, reasons } = await run("deals", "csv", [
      "login_name,member_no,email\n",
      "first,1,here@example.com\n",
      "first,2,\n",
      "other,1,\n",
      "HERE,3,\n",
      "fourth,4,\n",
    ]);
    expect(report).toMatchObject({ read: 5, imported: 2, unchanged: 0, rejected: 3 });
    expect(reasons.toSorted()).toEqual(["3 login_name.taken", "4 member_no.duplicate", "5 login_name.taken"]);
    const holders = await test.database.prisma.contact.findMany({
      where: { value: "here@example.com" },
      select: { userId: true, verifiedAt: true },
    });
    expect(new Set(holders.map(({ userId }) => userId)).size).toBe(2);
  });

  it("one bad line costs no other: quotes, columns, encodings, lengths", async () => {
    const { report, reasons } = await run("wholesale", "csv", [
      "member_no,login_name,display_name,rating_points\n",
      'w1,open-quote,"never closed,1\n',
      "w2,too,many,1,columns\n",
      "w3,good-one,Good,1\n",
      "\n",
      `w4,long,${"x".repeat(70_000)},1\n`,
      "w5,a/b,Slash,1\n",
      "w6,points,P,99999999999\n",
      "w7,zero\u0000byte,Z,1\n",
      "w8,last-without-newline,L,",
    ]);
    expect(report).toMatchObject({ read: 8, imported: 2, rejected: 6 });
    expect(reasons).toEqual([
      "2 line.unreadable",
      "3 line.unreadable",
      "6 line.too_long",
      "7 login_name.invalid",
      "8 rating_points.invalid",
      "9 login_name.unreadable",
    ]);
  });

  it("jsonl: numbers are fields too, what is no object is refused", async () => {
    const { report, reasons } = await run("wholesale", "jsonl", [
      '{"member_no": 900, "login_name": "j900", "rating_points": 5}\n[1]\nnull\n{"member_no": {}}\n{oops\n',
    ]);
    expect(report).toMatchObject({ read: 5, imported: 1, rejected: 4 });
    expect(reasons).toEqual([
      "2 line.unreadable",
      "3 line.unreadable",
      "4 member_no.invalid",
      "5 line.unreadable",
    ]);
  });

  it("refuses a file without the columns that every member needs", async () => {
    await expect(run("retail", "csv", ["name,email\nx,y\n"])).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("two imports of one file at once make each member once", async () => {
    const input = { realm: "wholesale", count: 1_500, seed: 3, format: "csv" } as const;
    const reports = await Promise.all(
      [1, 2].map((index) =>
        importMembers({
          pool: test.database.pool,
          realm: "wholesale",
          source: bytesOf(memberLines(input)),
          format: "csv",
          rejects: join(folder, `rejects-${index}.jsonl`),
          now: new Date(Date.now() + index),
        }),
      ),
    );
    expect(reports.reduce((sum, { imported }) => sum + imported, 0)).toBe(1_500);
    expect(reports.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(1_500);
  });
});
