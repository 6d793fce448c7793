import { isDomainError, noOrigin } from "@hutong/kernel";
import { sandboxPayer, takePayoutEvent } from "@hutong/payouts";
import { site } from "@hutong/site";

/** POST: the sandbox bank tells what came of a payout, under its signature; taken once, however often it is told. */
export async function POST(request: Request): Promise<Response> {
  const { env, database } = site();
  const body = await request.text();
  const now = new Date();
  const payer = env.sandboxSecret ? sandboxPayer(env.sandboxSecret) : undefined;
  const told = payer?.readNotice(request.headers, body, now);
  if (!payer || !told) return new Response(null, { status: 401 });
  const actor = { kind: "system", name: payer.name } as const;
  try {
    await takePayoutEvent({ db: database.prisma, actor, now, origin: noOrigin }, payer.name, told);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return new Response(null, { status: error.code === "not_found" ? 404 : 409 });
  }
  return new Response(null, { status: 204 });
}
