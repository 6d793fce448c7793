import { isDomainError, noOrigin } from "@hutong/kernel";
import { takeGatewayEvent } from "@hutong/orders";
import { site } from "@hutong/site";
import { gatewayNamed } from "../../../orders/gateways.ts";

interface RouteProps {
  readonly params: Promise<{ readonly gateway: string }>;
}

/** POST: a gateway tells what came of a payment, under its signature; taken once, however often it is told. */
export async function POST(request: Request, { params }: RouteProps): Promise<Response> {
  const gateway = gatewayNamed((await params).gateway);
  if (!gateway) return new Response(null, { status: 404 });
  const body = await request.text();
  const now = new Date();
  try {
    const told = await gateway.readWebhook(request.headers, body, now);
    if (!told) return new Response(null, { status: 401 });
    if ("paymentId" in told) {
      const actor = { kind: "system", name: gateway.name } as const;
      await takeGatewayEvent(
        { db: site().database.prisma, actor, now, origin: noOrigin },
        gateway.name,
        told,
      );
    }
  } catch (error) {
    if (!isDomainError(error)) throw error;
    site().log.warn({ gateway: gateway.name, code: error.code, fields: error.fields }, "webhook refused");
    return new Response(null, { status: error.code === "not_found" ? 404 : 409 });
  }
  return new Response(gateway.taken.body, { status: gateway.taken.status });
}
