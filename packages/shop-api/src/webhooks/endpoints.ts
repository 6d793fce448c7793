import { type Db, inTransaction, type SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type AccountId, type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { mayCall } from "@hutong/kernel/address-rule";
import { z } from "zod";
import { type WebhookEvent, webhookEventNames } from "./events.ts";

/** Who handles a shop's webhooks, besides its owner. */
const keepers: readonly SeatRole[] = ["manager"];
const mostEndpoints = 10;

const endpointSchema = z.strictObject({
  url: z.url().max(2_048),
  events: z
    .array(z.enum(webhookEventNames))
    .min(1)
    .max(webhookEventNames.length)
    .transform((events) => [...new Set(events)]),
  lowStockAt: z.int().min(0).max(1_000_000).default(5),
});

/** Whose endpoints: of a shop, and where a system asks, its own alone. */
export interface EndpointScope {
  readonly accountId: AccountId;
  readonly clientId?: string | undefined;
}

export interface Endpoint {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly lowStockAt: number;
  readonly generation: number;
  readonly rotatedAt: Date | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

const select = {
  id: true,
  clientId: true,
  clientName: true,
  url: true,
  events: true,
  lowStockAt: true,
  generation: true,
  rotatedAt: true,
  createdAt: true,
  disabledAt: true,
} as const;

type Row = Omit<Endpoint, "events"> & { readonly events: string[] };

// The cast: written by `addEndpoint`.
const shown = (row: Row): Endpoint => ({ ...row, events: row.events as WebhookEvent[] });

export function whereOf({ accountId, clientId }: EndpointScope) {
  return { accountId, ...(clientId === undefined ? {} : { clientId }) };
}

/**
 * Lets somebody look after the webhooks of a shop: its owner and managers.
 * @throws DomainError as `actsFor`
 */
export function keepWebhooks(ctx: Ctx<Db>, { accountId }: EndpointScope) {
  return actsFor(ctx, accountId, keepers);
}

/** @throws DomainError as `actsFor` */
export async function readEndpoints(ctx: Ctx<Db>, scope: EndpointScope): Promise<Endpoint[]> {
  await keepWebhooks(ctx, scope);
  const rows = await ctx.db.webhookEndpoint.findMany({
    where: whereOf(scope),
    orderBy: { id: "asc" },
    take: 100,
    select,
  });
  return rows.map(shown);
}

interface Adding {
  readonly scope: { readonly accountId: AccountId; readonly clientId: string };
  readonly clientName: string;
  /** Where we are: plain http is for this machine alone, and that in a demo. */
  readonly ourOrigin: string;
  readonly input: z.input<typeof endpointSchema>;
}

/**
 * A system of a shop wants to be told at an address.
 * @throws DomainError as `actsFor`; `invalid_input`; `conflict` with `endpoints_too_many`
 */
export async function addEndpoint(
  ctx: Ctx<Db>,
  { scope, clientName, ourOrigin, input }: Adding,
): Promise<Endpoint> {
  const { url, events, lowStockAt } = parseInput(endpointSchema, input);
  if (!mayCall(new URL(url), ourOrigin))
    throw new DomainError("invalid_input", { fields: { url: "webhook_url" } });
  const acting = await keepWebhooks(ctx, scope);
  return inTransaction(ctx.db, async (tx) => {
    // Two at once are counted one after the other.
    await tx.$queryRaw`select from accounts where id = ${scope.accountId}::uuid for no key update`;
    const count = await tx.webhookEndpoint.count({ where: whereOf(scope) });
    if (count >= mostEndpoints) throw new DomainError("conflict", { fields: { url: "endpoints_too_many" } });
    const row = await tx.webhookEndpoint.create({
      data: { id: newId(), ...scope, clientName, url, events, lowStockAt, createdAt: ctx.now },
      select,
    });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "webhook.added",
        subjectUserId: acting.ownerId,
        accountId: scope.accountId,
        data: { endpointId: row.id, clientId: scope.clientId, url, events },
      },
    );
    return shown(row);
  });
}

/**
 * Gives an endpoint a new secret; the one before signs along for a day.
 * @throws DomainError as `actsFor`; `not_found`
 */
export async function rotateSecret(
  ctx: Ctx<Db>,
  scope: EndpointScope,
  endpointId: string,
): Promise<Endpoint> {
  const acting = await keepWebhooks(ctx, scope);
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id: endpointId, ...whereOf(scope) },
      data: { generation: { increment: 1 }, rotatedAt: ctx.now },
    });
    if (count === 0) throw new DomainError("not_found");
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "webhook.rotated",
        subjectUserId: acting.ownerId,
        accountId: scope.accountId,
        data: { endpointId },
      },
    );
    return shown(await tx.webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId }, select }));
  });
}

/** Tells an endpoint nothing more, and forgets what it was told. @throws DomainError as `actsFor`; `not_found` */
export async function removeEndpoint(ctx: Ctx<Db>, scope: EndpointScope, endpointId: string): Promise<void> {
  const acting = await keepWebhooks(ctx, scope);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.webhookEndpoint.deleteMany({ where: { id: endpointId, ...whereOf(scope) } });
    if (count === 0) throw new DomainError("not_found");
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "webhook.removed",
        subjectUserId: acting.ownerId,
        accountId: scope.accountId,
        data: { endpointId },
      },
    );
  });
}
