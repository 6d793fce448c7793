import { DomainError, parseInput, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { loginKey } from "../login-name.ts";
import { realmSchema } from "./schema.ts";

const chooseRealmSchema = z.object({
  realm: realmSchema,
  loginName: z.string().min(1).max(64),
  /** Whose password was right a moment ago: what `signIn` returned, kept sealed in between. */
  provenFor: z.array(z.string().max(64)).max(50),
});

/**
 * Signs in with the ID she chose among several of one name, without asking for the password again.
 * @throws DomainError `wrong_credentials` when the password was not that ID's, `frozen`
 */
export async function chooseRealm(
  ctx: IdentityCtx,
  input: z.input<typeof chooseRealmSchema>,
): Promise<{ userId: UserId }> {
  const { realm, loginName, provenFor } = parseInput(chooseRealmSchema, input);
  const account = await ctx.db.account.findUnique({
    where: { realm_loginKey: { realm, loginKey: loginKey(loginName) } },
    select: { userId: true, status: true, user: { select: { status: true } } },
  });
  if (!account || !provenFor.includes(account.userId)) throw new DomainError("wrong_credentials");
  if (account.status === "frozen" || account.user.status === "frozen") throw new DomainError("frozen");
  const userId = account.userId as UserId; // the row's own id: branded here
  await writeAudit(
    { ...ctx, actor: { kind: "person", userId } },
    { action: "person.signed_in", subjectUserId: userId, data: { realm, loginName } },
  );
  return { userId };
}
