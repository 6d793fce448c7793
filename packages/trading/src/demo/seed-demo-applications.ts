import type { Db } from "@hutong/db";
import { type Ctx, DomainError } from "@hutong/kernel";
import sharp from "sharp";
import { addTraderPicture } from "../verified/add-trader-picture.ts";
import { applyAsTrader } from "../verified/apply-as-trader.ts";
import { decideTraderApplication } from "../verified/decide-trader-application.ts";
import { keepTraderDraft } from "../verified/keep-trader-draft.ts";
import { demoApplications, licenceSvg, shopFrontSvg } from "./demo-papers.ts";

const dayMs = 86_400_000;

/**
 * Lets the demo world's trader without a shop into the trade, by the verbs themselves, at a time that has passed. Whoever
 * has applied stays as she is; who is missing is passed over.
 * @returns how many were let in now
 * @throws DomainError("forbidden") for anybody but the system
 */
export async function seedDemoApplications(ctx: Ctx<Db>, wholesaleOrigin: string): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  let made = 0;
  for (const { loginName, reason, daysAgo, ...facts } of demoApplications) {
    const account = await ctx.db.account.findFirst({
      where: { realm: "wholesale", loginKey: loginName, traderApplications: { none: {} } },
      select: { id: true },
    });
    if (!account) continue;
    const then = { ...ctx, now: new Date(ctx.now.getTime() - daysAgo * dayMs) };
    const of = { accountId: account.id };
    const { applicationId } = await keepTraderDraft(then, { ...of, ...facts, remove: [] });
    await addTraderPicture(then, { ...of, kind: "licence", bytes: await drawn(licenceSvg) });
    await addTraderPicture(then, { ...of, kind: "shop_front", bytes: await drawn(shopFrontSvg) });
    await applyAsTrader(then, of);
    await decideTraderApplication(
      { ...then, now: new Date(then.now.getTime() + dayMs) },
      { applicationId, outcome: "accepted", reason, wholesaleOrigin },
    );
    made += 1;
  }
  return made;
}

async function drawn(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer());
}
