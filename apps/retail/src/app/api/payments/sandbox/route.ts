import { isDomainError, noOrigin } from "@hutong/kernel";
import { sandboxGateway, takeGatewayEvent } from "@hutong/orders";
import { site } from "@hutong/site";

/** POST: the sandbox bank tells what came of a payment, under its signature; taken once, however often it is told. */
export async function POST(request: Request): Promise<Response> {
  const { env, database } = site();
  const body = await request.text();
  const now = new Date();
  const bank = env.sandboxSecret ? sandboxGateway(env.sandboxSecret) : undefined;
  const event = bank?.readWebhook(request.headers, body, now);
  if (!bank || !event) return new Response(null, { status: 401 });
  const actor = { kind: "system", name: bank.name } as const;
  try {
    await takeGatewayEvent({ db: database.prisma, actor, now, origin: noOrigin }, bank.name, event);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return new Response(null, { status: error.code === "not_found" ? 404 : 409 });
  }
  return new Response(null, { status: 204 });
}
