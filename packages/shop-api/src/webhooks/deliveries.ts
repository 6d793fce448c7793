import { type Db, inTransaction, writeEvent } from "@hutong/db";
import { type Ctx, DomainError, newId } from "@hutong/kernel";
import { type EndpointScope, keepWebhooks, whereOf } from "./endpoints.ts";
import { testEvent } from "./events.ts";

/** Messages to endpoints wait in the outbox under this topic, each endpoint in a lane of its own. */
export const webhookTopic = "webhook";

export interface Delivery {
  readonly id: string;
  readonly endpointId: string;
  readonly event: string;
  readonly madeAt: Date;
  readonly attempts: number;
  readonly triedAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly deliveredAt: Date | null;
  readonly deadAt: Date | null;
}

const select = {
  id: true,
  endpointId: true,
  event: true,
  madeAt: true,
  attempts: true,
  triedAt: true,
  lastStatus: true,
  lastFault: true,
  deliveredAt: true,
  deadAt: true,
} as const;

/**
 * What an endpoint was told, or all of a shop, the newest first, going on after a place.
 * @throws DomainError as `actsFor`
 */
export async function readDeliveries(
  ctx: Ctx<Db>,
  scope: EndpointScope & {
    readonly endpointId?: string | undefined;
    readonly after?: { readonly at: Date; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<{ deliveries: Delivery[]; next: { at: Date; id: string } | undefined }> {
  await keepWebhooks(ctx, scope);
  const { endpointId, after, limit } = scope;
  const rows = await ctx.db.webhookDelivery.findMany({
    where: {
      ...(endpointId === undefined ? {} : { endpointId }),
      endpoint: whereOf(scope),
      ...(after
        ? {
            AND: [
              { madeAt: { lte: after.at } },
              { OR: [{ madeAt: { lt: after.at } }, { id: { lt: after.id } }] },
            ],
          }
        : {}),
    },
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select,
  });
  const deliveries = rows.slice(0, limit);
  const last = deliveries.at(-1);
  return { deliveries, next: rows.length > limit && last ? { at: last.madeAt, id: last.id } : undefined };
}

/** Sends an endpoint a message that says nothing, as a test. @throws DomainError as `actsFor`; `not_found` */
export async function sendTest(ctx: Ctx<Db>, scope: EndpointScope, endpointId: string): Promise<Delivery> {
  await keepWebhooks(ctx, scope);
  return inTransaction(ctx.db, async (tx) => {
    const endpoint = await tx.webhookEndpoint.findFirst({
      where: { id: endpointId, ...whereOf(scope) },
      select: { id: true },
    });
    if (!endpoint) throw new DomainError("not_found");
    const payload = { type: testEvent, timestamp: ctx.now.toISOString(), data: {} };
    const delivery = await tx.webhookDelivery.create({
      data: { id: newId(), endpointId, event: testEvent, payload, madeAt: ctx.now },
      select,
    });
    await post(tx, delivery);
    return delivery;
  });
}

/**
 * Sends a message once more that arrived, or that was given up, under its old id.
 * @throws DomainError as `actsFor`; `not_found`; `conflict` while it is still being tried
 */
export async function redeliver(ctx: Ctx<Db>, scope: EndpointScope, deliveryId: string): Promise<Delivery> {
  await keepWebhooks(ctx, scope);
  return inTransaction(ctx.db, async (tx) => {
    const before = await tx.webhookDelivery.findFirst({
      where: { id: deliveryId, endpoint: whereOf(scope) },
      select: { id: true },
    });
    if (!before) throw new DomainError("not_found");
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id: deliveryId, OR: [{ deliveredAt: { not: null } }, { deadAt: { not: null } }] },
      data: { attempts: 0, deliveredAt: null, deadAt: null },
    });
    if (count === 0) throw new DomainError("conflict", { fields: { state: "delivery_pending" } });
    const delivery = await tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId }, select });
    await post(tx, delivery);
    return delivery;
  });
}

function post(tx: Db, { id, endpointId }: Delivery): Promise<void> {
  return writeEvent(tx, { id: newId(), topic: webhookTopic, key: endpointId, payload: { deliveryId: id } });
}
