import { inTransaction, type NoticeChannel, type NoticeKind } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { idSchema, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { everyRole, keepAccount, type ProfileCtx } from "../account/keep-account.ts";

/** What can be told of, and how: a kind that nothing tells of yet is not offered. */
export const noticeWays = [
  { kind: "inquiry", channel: "in_app" },
  { kind: "inquiry", channel: "mail" },
  { kind: "change", channel: "mail" },
] as const satisfies readonly { readonly kind: NoticeKind; readonly channel: NoticeChannel }[];

export type NoticeWay = `${NoticeKind}.${NoticeChannel}`;

const wayOf = ({ kind, channel }: { kind: NoticeKind; channel: NoticeChannel }): NoticeWay =>
  `${kind}.${channel}`;
const ways: readonly NoticeWay[] = noticeWays.map(wayOf);

const settingsSchema = z.object({
  accountId: idSchema<"Account">(),
  /** The ways that are on; the others are off. */
  on: z.array(z.string().max(32)).max(16),
});
export type SaveNoticeSettingsInput = z.input<typeof settingsSchema>;

/**
 * The ways in which an account is told of things. Everything is on until somebody says otherwise.
 * @throws DomainError as `actsFor`
 */
export async function readNoticeSettings(
  ctx: ProfileCtx,
  accountId: string,
): Promise<Readonly<Partial<Record<NoticeWay, boolean>>>> {
  await keepAccount(ctx, accountId, everyRole);
  const rows = await ctx.db.noticeSetting.findMany({
    where: { accountId },
    select: { kind: true, channel: true, isOn: true },
  });
  const said = new Map(rows.map((row) => [wayOf(row), row.isOn]));
  return Object.fromEntries(ways.map((way) => [way, said.get(way) ?? true]));
}

/**
 * Sets of what an account is told, by its owner alone. The same once more changes nothing.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`, `not_found`
 */
export async function saveNoticeSettings(ctx: ProfileCtx, input: SaveNoticeSettingsInput): Promise<void> {
  const { ownerId } = await keepAccount(ctx, input.accountId, []);
  const { accountId, on } = parseInput(settingsSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    let changed = 0;
    for (const { kind, channel } of noticeWays) {
      const isOn = on.includes(wayOf({ kind, channel }));
      changed += await tx.$executeRaw`
        insert into notice_settings (account_id, kind, channel, is_on)
        select ${accountId}::uuid, ${kind}::notice_kind, ${channel}::notice_channel, ${isOn}
        where not ${isOn} or exists (select from notice_settings where account_id = ${accountId}::uuid
          and kind = ${kind}::notice_kind and channel = ${channel}::notice_channel)
        on conflict (account_id, kind, channel) do update set is_on = excluded.is_on
          where notice_settings.is_on <> excluded.is_on`;
    }
    if (changed === 0) return;
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "notice_settings.changed",
        subjectUserId: ownerId,
        accountId,
        data: { on: ways.filter((way) => on.includes(way)) },
      },
    );
  });
}
