import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { makeStaff, makeTrader, type Trader } from "../test-traders.ts";
import { checkCertificate } from "./check-certificate.ts";
import { readCertificates, readUncheckedCertificates } from "./read-certificates.ts";
import { mostCertificates, stateCertificate, withdrawCertificate } from "./state-certificate.ts";

const test = testDatabase();
let supplier: Trader;
let other: Trader;

beforeAll(async () => {
  supplier = await makeTrader(test.database.prisma, { company: true });
  other = await makeTrader(test.database.prisma, { company: true });
});

const paper = (more: object = {}) => ({
  accountId: supplier.accountId,
  kind: "oeko-tex-100" as const,
  number: ` 24.HCN.${newId().slice(-6)} `,
  issuer: "TESTEX",
  validUntil: "",
  ...more,
});
const state = (more: object = {}, trader = supplier) =>
  stateCertificate(test.as(trader.userId), paper({ accountId: trader.accountId, ...more }));
const read = (trader = supplier, now = new Date()) =>
  readCertificates(test.database.prisma, { accountId: trader.accountId, now });
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );
const system = () => test.ctx({ actor: { kind: "system", name: "test" } });

describe("certificates", () => {
  it("are the supplier's word until the operator has checked them, and again when the mark is taken back", async () => {
    const { certificateId } = await state({ validUntil: "2099-12-31" });
    expect(await read()).toMatchObject([{ id: certificateId, checkedAt: null, isOver: false }]);
    const waiting = await readUncheckedCertificates(test.database.prisma, { limit: 10 });
    expect(waiting).toMatchObject([{ id: certificateId, supplier: supplier.loginName }]);
    await checkCertificate(system(), { certificateId, isGood: true });
    expect((await read())[0]?.checkedAt).toBeInstanceOf(Date);
    await checkCertificate(system(), { certificateId, isGood: false });
    expect((await read())[0]?.checkedAt).toBeNull();
    expect(await code(checkCertificate(test.as(supplier.userId), { certificateId, isGood: true }))).toBe(
      "forbidden",
    );
    expect(await code(checkCertificate(system(), { certificateId: newId(), isGood: true }))).toBe(
      "not_found",
    );
  });

  it("the same twice, and at once, is one", async () => {
    const before = (await read()).length;
    const input = { number: "ISO-1", kind: "iso9001" };
    const made = await Promise.all([state(input), state(input), state(input)]);
    expect(new Set(made.map((one) => one.certificateId)).size).toBe(1);
    expect(await read()).toHaveLength(before + 1);
  });

  it("are stated and withdrawn by the owner and managers of that company", async () => {
    const { prisma } = test.database;
    const [manager, service] = [
      await makeStaff(prisma, supplier, "manager", "m"),
      await makeStaff(prisma, supplier, "service", "s"),
    ];
    const { certificateId } = await stateCertificate(test.as(manager), paper());
    const of = { accountId: supplier.accountId, certificateId };
    expect(await code(stateCertificate(test.as(service), paper()))).toBe("forbidden");
    expect(await code(withdrawCertificate(test.as(service), of))).toBe("forbidden");
    expect(await code(stateCertificate(test.as(other.userId), paper()))).toBe("not_found");
    expect(await code(withdrawCertificate(test.as(other.userId), of))).toBe("not_found");
    const asOwn = { ...of, accountId: other.accountId };
    expect(await code(withdrawCertificate(test.as(other.userId), asOwn))).toBe("not_found");
    await withdrawCertificate(test.as(manager), of);
    expect(await code(withdrawCertificate(test.as(manager), of))).toBe("not_found");
    const buyer = await makeTrader(prisma);
    expect(await code(state({}, buyer))).toBe("not_found");
    await prisma.account.update({ where: { id: buyer.accountId }, data: { status: "frozen" } });
    expect(await code(state({}, buyer))).toBe("frozen");
  });

  it("names what is wrong, and knows what is over", async () => {
    await expect(state({ number: " ", validUntil: "2001-01-01x" })).rejects.toMatchObject({
      fields: { number: "invalid_type", validUntil: "invalid_format" },
    });
    await expect(state({ validUntil: "2001-01-01" })).rejects.toMatchObject({
      fields: { validUntil: "day_out_of_range" },
    });
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { certificateId } = await state({ validUntil: until }, other);
    const inAWeek = new Date(Date.now() + 7 * 86_400_000);
    expect(await read(other)).toMatchObject([{ id: certificateId, isOver: false }]);
    expect(await read(other, inAWeek)).toMatchObject([{ id: certificateId, isOver: true }]);
  });

  it("are at most thirty", async () => {
    const trader = await makeTrader(test.database.prisma, { company: true });
    const made = await Promise.all(
      Array.from({ length: mostCertificates + 2 }, () => code(state({}, trader))),
    );
    expect(made.filter((end) => end === "conflict")).toHaveLength(2);
  });
});
