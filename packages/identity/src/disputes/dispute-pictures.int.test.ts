import { makePerson, testDatabase } from "@hutong/testing";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { refusal } from "../linking/test-linking.ts";
import { addDisputePicture } from "./add-dispute-picture.ts";
import { answerDispute, withdrawDispute } from "./answer-dispute.ts";
import { decideDispute } from "./decide-dispute.ts";
import {
  readDisputePicture,
  readMyDisputePicture,
  readPictureTray,
  sweepDisputePictures,
  takeOutDisputePictures,
} from "./dispute-pictures.ts";
import { openDispute } from "./open-dispute.ts";
import { readDispute, readMyDispute } from "./read-disputes.ts";

const test = testDatabase();
const statement = "I have had this ID since 2015 and the licence names me.";
let photo: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  photo = new Uint8Array(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: "#ccc" } })
      .withExif({ IFD0: { Copyright: "shot at 30.27N 120.15E" } })
      .jpeg()
      .toBuffer(),
  );
});

let made = 0;

async function sides() {
  made += 1;
  const { prisma } = test.database;
  const name = `pictured-${made}`;
  const owner = await makePerson(prisma, { ids: [`wholesale/${name}`] });
  const claimant = await makePerson(prisma, { ids: [`retail/${name}-2`] });
  return { name, owner, claimant };
}
const put = (userId: string, disputeId: string | null = null, bytes = photo) =>
  addDisputePicture(test.as(userId), { disputeId, bytes });
const open = (userId: string, loginName: string) =>
  openDispute(test.as(userId), { realm: "wholesale", loginName, statement });
const tray = (userId: string, disputeId: string | null = null) =>
  readPictureTray(test.database.prisma, userId as never, disputeId);
const mine = (userId: string, id: string) => readMyDisputePicture(test.database.prisma, userId as never, id);
const administrator = async (adminRole: "support" | "operator" | "auditor" | "owner") =>
  (await makePerson(test.database.prisma, { adminRole })).userId;

/** A dispute in which both sides brought a picture. */
async function heard() {
  const { name, owner, claimant } = await sides();
  const { pictureId: claims } = await put(claimant.userId);
  const { disputeId } = await open(claimant.userId, name);
  const { pictureId: answers } = await put(owner.userId, disputeId);
  await answerDispute(test.as(owner.userId), { disputeId, answer: statement });
  return { owner, claimant, disputeId, claims, answers };
}

describe("pictures in a dispute", () => {
  it("wait beside the form, go along when it is sent, and are painted anew", async () => {
    const { name, owner, claimant } = await sides();
    const { pictureId } = await put(claimant.userId);
    const { pictureId: second } = await put(claimant.userId);
    await takeOutDisputePictures(test.as(claimant.userId), { pictureIds: [second] });
    expect((await tray(claimant.userId)).map(({ id }) => id)).toEqual([pictureId]);
    expect(
      await refusal(
        openDispute(test.as(claimant.userId), { realm: "retail", loginName: name, statement: "x" }),
      ),
    ).toContain("statement");
    expect(await tray(claimant.userId)).toHaveLength(1);
    const { disputeId } = await open(claimant.userId, name);
    expect(await tray(claimant.userId)).toEqual([]);
    const { prisma } = test.database;
    const found = await readMyDispute(prisma, claimant.userId as never, disputeId);
    expect(found.pictures).toEqual([{ id: pictureId, width: 640, height: 480 }]);
    const bytes = Buffer.from((await mine(claimant.userId, pictureId)) ?? []);
    expect(bytes.subarray(0, 3).toString("hex")).toBe("ffd8ff");
    expect(bytes.includes("30.27N")).toBe(false);

    const { pictureId: answers } = await put(owner.userId, disputeId);
    expect(await tray(owner.userId)).toEqual([]);
    expect(await tray(owner.userId, disputeId)).toHaveLength(1);
    await answerDispute(test.as(owner.userId), { disputeId, answer: statement });
    const theirs = await readMyDispute(prisma, owner.userId as never, disputeId);
    expect(theirs.pictures.map(({ id }) => id)).toEqual([answers]);
    expect(await refusal(put(owner.userId, disputeId))).toBe("conflict");
    expect(await refusal(answerDispute(test.as(owner.userId), { disputeId, answer: statement }))).toBe(
      "conflict",
    );
  });

  it("are four of a side, also of two at once; what is none is refused at the field", async () => {
    const { claimant } = await sides();
    const many = await Promise.allSettled(Array.from({ length: 6 }, () => put(claimant.userId)));
    expect(many.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    expect(await refusal(put(claimant.userId))).toBe("invalid_input picture_too_many");
    const [first] = await tray(claimant.userId);
    await takeOutDisputePictures(test.as(claimant.userId), { pictureIds: [first?.id ?? ""] });
    const svg = new Uint8Array(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    expect(await refusal(put(claimant.userId, null, svg))).toBe("invalid_input picture_kind");
  });

  it("opened by two clicks at once is one dispute, and nothing is left beside the form", async () => {
    const { name, claimant } = await sides();
    await put(claimant.userId);
    const [one, two] = await Promise.all([open(claimant.userId, name), open(claimant.userId, name)]);
    expect(one).toEqual(two);
    await put(claimant.userId);
    await open(claimant.userId, name);
    expect(await tray(claimant.userId)).toEqual([]);
    const found = await readMyDispute(test.database.prisma, claimant.userId as never, one.disputeId);
    expect(found.pictures).toHaveLength(1);
  });

  it("forty a day of a person, whatever becomes of them", async () => {
    const { claimant } = await sides();
    const none = new Uint8Array(10);
    for (let index = 0; index < 40; index += 1) await refusal(put(claimant.userId, null, none));
    expect(await refusal(put(claimant.userId))).toBe("throttled");
  });
});

describe("SECURITY 28: who sees a picture of a dispute", () => {
  it("each side its own, administrators both, nobody else any", async () => {
    const { owner, claimant, disputeId, claims, answers } = await heard();
    const stranger = await makePerson(test.database.prisma);
    expect(await mine(claimant.userId, claims)).toBeDefined();
    expect(await mine(claimant.userId, answers)).toBeUndefined();
    expect(await mine(owner.userId, answers)).toBeDefined();
    expect(await mine(owner.userId, claims)).toBeUndefined();
    for (const id of [claims, crypto.randomUUID(), "x"])
      expect(await mine(stranger.userId, id)).toBeUndefined();
    for (const role of ["support", "operator", "auditor", "owner"] as const) {
      const ctx = test.as(await administrator(role));
      expect(await readDisputePicture(ctx, claims)).toBeDefined();
      expect(await readDisputePicture(ctx, answers)).toBeDefined();
      for (const id of [crypto.randomUUID(), "x"]) expect(await readDisputePicture(ctx, id)).toBeUndefined();
      const found = await readDispute(ctx, disputeId);
      expect([found.claimantPictures, found.ownerPictures].map(({ length }) => length)).toEqual([1, 1]);
    }
    expect(await refusal(readDisputePicture(test.as(claimant.userId), claims))).toBe("forbidden");
    expect(await refusal(readDisputePicture(test.ctx(), claims))).toBe("not_signed_in");
  });

  it("nobody puts one beside another's dispute or takes another's out; what was sent stays", async () => {
    const { name, owner, claimant } = await sides();
    const { disputeId } = await open(claimant.userId, name);
    const stranger = await makePerson(test.database.prisma);
    expect(await refusal(put(stranger.userId, disputeId))).toBe("not_found");
    expect(await refusal(put(claimant.userId, disputeId))).toBe("not_found");
    expect(await refusal(put(stranger.userId, crypto.randomUUID()))).toBe("not_found");
    expect(await refusal(addDisputePicture(test.ctx(), { disputeId: null, bytes: photo }))).toBe(
      "not_signed_in",
    );
    const { pictureId } = await put(owner.userId, disputeId);
    await takeOutDisputePictures(test.as(stranger.userId), { pictureIds: [pictureId] });
    expect(await mine(owner.userId, pictureId)).toBeDefined();
    const unsent = await readDisputePicture(test.as(await administrator("owner")), pictureId);
    expect(unsent).toBeUndefined();
    await answerDispute(test.as(owner.userId), { disputeId, answer: statement });
    await takeOutDisputePictures(test.as(owner.userId), { pictureIds: [pictureId] });
    expect(await mine(owner.userId, pictureId)).toBeDefined();
    await expect(
      test.database.pool.query("update dispute_pictures set bytes = '\\x00' where id = $1", [pictureId]),
    ).rejects.toThrow(/not changed/);
  });

  it("an administrator who is a side sees her own alone, in pictures and in words", async () => {
    const { prisma } = test.database;
    const { owner, claimant, disputeId, claims, answers } = await heard();
    await prisma.user.updateMany({
      where: { id: { in: [owner.userId, claimant.userId] } },
      data: { adminRole: "owner" },
    });
    const [hers, his] = [test.as(claimant.userId), test.as(owner.userId)];
    expect(await readDisputePicture(hers, answers)).toBeUndefined();
    expect(await readDisputePicture(hers, claims)).toBeDefined();
    expect(await readDisputePicture(his, claims)).toBeUndefined();
    expect(await readDispute(hers, disputeId)).toMatchObject({ answer: null, ownerPictures: [] });
    expect(await readDispute(his, disputeId)).toMatchObject({ evidence: null, claimantPictures: [] });
  });
});

describe("pictures that have served", () => {
  it("go with a claim that is withdrawn, 180 days after a decision, and after seven days unsent", async () => {
    const { prisma } = test.database;
    const withdrawn = await heard();
    await withdrawDispute(test.as(withdrawn.claimant.userId), { disputeId: withdrawn.disputeId });
    const decided = await heard();
    await decideDispute(test.as(await administrator("owner")), {
      disputeId: decided.disputeId,
      outcome: "for_owner",
      reason: "the licence names the owner",
    });
    const waiting = await heard();
    const { claimant: writing } = await sides();
    const { pictureId: unsent } = await put(writing.userId);
    const left = async () =>
      (
        await prisma.disputePicture.findMany({
          where: {
            id: {
              in: [withdrawn, decided, waiting]
                .flatMap(({ claims, answers }) => [claims, answers])
                .concat(unsent),
            },
          },
          select: { id: true },
        })
      ).length;
    expect(await left()).toBe(5);
    await sweepDisputePictures(prisma);
    expect(await left()).toBe(5);
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    await prisma.dispute.update({
      where: { id: decided.disputeId },
      data: { decidedAt: days(181) },
      select: { id: true },
    });
    await test.database.pool.query("alter table dispute_pictures disable trigger dispute_pictures_kept");
    await prisma.disputePicture.update({
      where: { id: unsent },
      data: { uploadedAt: days(8) },
      select: { id: true },
    });
    await test.database.pool.query("alter table dispute_pictures enable trigger dispute_pictures_kept");
    await sweepDisputePictures(prisma);
    expect(await left()).toBe(2);
  });
});
