import { DomainError, parseInput, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { loginKey } from "../login-name.ts";
import { realmSchema } from "./schema.ts";

const chooseRealmSchema = z.object({
  realm: realmSchema,
  /** A login name, or `owner:name` of a member of staff. */
  loginName: z.string().min(1).max(97),
  /** Whose password was right a moment ago: what `signIn` returned, kept sealed in between. */
  provenFor: z.array(z.string().max(64)).max(50),
});

interface Chosen {
  readonly userId: string;
  readonly frozen: boolean;
}

/**
 * Signs in with the ID she chose among several of one name, without asking for the password again.
 * @throws DomainError `wrong_credentials` when the password was not that ID's, `frozen`
 */
export async function chooseRealm(
  ctx: IdentityCtx,
  input: z.input<typeof chooseRealmSchema>,
): Promise<{ userId: UserId }> {
  const { realm, loginName, provenFor } = parseInput(chooseRealmSchema, input);
  const [owner = "", seat] = loginName.split(":", 2);
  const key = { realm, loginKey: loginKey(owner) };
  const chosen = seat === undefined ? await account(ctx, key) : await seatOf(ctx, key, loginKey(seat));
  if (!chosen || !provenFor.includes(chosen.userId)) throw new DomainError("wrong_credentials");
  if (chosen.frozen) throw new DomainError("frozen");
  const userId = chosen.userId as UserId; // the row's own id: branded here
  await writeAudit(
    { ...ctx, actor: { kind: "person", userId } },
    { action: "person.signed_in", subjectUserId: userId, data: { realm, loginName } },
  );
  return { userId };
}

interface AccountKey {
  readonly realm: z.infer<typeof realmSchema>;
  readonly loginKey: string;
}

async function account(ctx: IdentityCtx, key: AccountKey): Promise<Chosen | undefined> {
  const row = await ctx.db.account.findUnique({
    where: { realm_loginKey: key },
    select: { userId: true, status: true, user: { select: { status: true } } },
  });
  return row
    ? { userId: row.userId, frozen: row.status === "frozen" || row.user.status === "frozen" }
    : undefined;
}

async function seatOf(ctx: IdentityCtx, key: AccountKey, nameKey: string): Promise<Chosen | undefined> {
  const row = await ctx.db.staffSeat.findFirst({
    where: { nameKey, account: key },
    select: {
      userId: true,
      status: true,
      user: { select: { status: true } },
      account: { select: { status: true } },
    },
  });
  if (!row) return undefined;
  const states = [row.status, row.user.status, row.account.status];
  return { userId: row.userId, frozen: states.includes("frozen") };
}
