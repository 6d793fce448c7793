import type { Database, Db } from "@hutong/db";
import type { ShopApiScope } from "@hutong/identity/site";
import type { AccountId, Ctx, UserId } from "@hutong/kernel";
import type { PaymentGateway } from "@hutong/orders";
import { z } from "zod";
import type { Said } from "./said.ts";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export const groups = ["storefront", "orders", "listings", "stock", "webhooks", "buying", "token"] as const;
export type Group = (typeof groups)[number];

/** Who calls: a system, in the name of a person, for one shop of hers where she gave it one. */
export interface Caller {
  readonly consentId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly userId: UserId;
  readonly accountId: AccountId | null;
  readonly scopes: readonly ShopApiScope[];
}

/** What the operations work with besides the request. */
export interface ApiHouse {
  readonly database: Database;
  /** The shops' public origin. */
  readonly origin: string;
  /** The secrets of webhooks follow from it; 32 bytes, base64url. */
  readonly webhookSecret: string;
  /** None: nothing can be paid here. */
  readonly gateways: readonly PaymentGateway[];
}

export interface Call<Path, Query, Body> {
  readonly house: ApiHouse;
  /** Of the person who let the system in; in a write the transaction that also keeps its answer. */
  readonly ctx: Ctx<Db>;
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** The version that `If-Match` names. */
  readonly version: number | undefined;
}

interface Completing {
  readonly house: ApiHouse;
  readonly ctx: Ctx<Db>;
}

/** The caller of an operation that needs a token. */
export interface Signed<NeedsShop> {
  readonly caller: Caller;
  /** The shop that it acts for. */
  readonly accountId: NeedsShop extends true ? AccountId : null;
}

type Shape = z.ZodObject;

interface OperationBase {
  /** The name of it in the document (operationId): never changed once it is out. */
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, with `{names}`. */
  readonly path: string;
  readonly group: Group;
  readonly summary: Said;
  readonly description?: Said;
  readonly params: Shape;
  readonly query: Shape;
  /** Undefined: it takes none. */
  readonly body: z.ZodType | undefined;
  /** Undefined: 204 without a body. */
  readonly answer: z.ZodType | undefined;
  readonly status: 200 | 201 | 204;
  /** Refusals of its own, besides those that all have. */
  readonly refusals: readonly (404 | 409 | 412 | 428)[];
  /** The answer's `version` is its ETag; a write asks for it by If-Match. */
  readonly isVersioned: boolean;
}

/** An operation as the server, the document and the tests know it. */
export interface Operation extends OperationBase {
  /** Null: open to everybody. `any`: every token. */
  readonly scope: ShopApiScope | "any" | null;
  readonly run: (call: Call<never, never, never> & Partial<Signed<boolean>>) => Promise<unknown>;
  /** Adds, after the effect, what must not be kept with the answer or done within its transaction: a secret, a gateway. */
  readonly complete?: ((call: Completing, answer: never) => unknown) | undefined;
}

interface Definition<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>
  extends Omit<
    OperationBase,
    "params" | "query" | "body" | "answer" | "status" | "refusals" | "isVersioned"
  > {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer?: A;
  readonly status?: 200 | 201 | 204;
  readonly refusals?: OperationBase["refusals"];
  readonly isVersioned?: boolean;
  readonly complete?: (call: Completing, answer: z.output<A>) => z.output<A> | Promise<z.output<A>>;
}

type NeedsShop<S> = S extends "buying" | "any" ? false : true;

/** An operation for whoever has a token with its scope; all but `buying` and `any` are of one shop. */
export function operation<
  S extends ShopApiScope | "any",
  A extends z.ZodType = z.ZodVoid,
  P extends Shape = z.ZodObject<Record<never, never>>,
  Q extends Shape = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
>(
  definition: Definition<P, Q, B, A> & {
    readonly scope: S;
    readonly run: (
      call: Call<z.output<P>, z.output<Q>, z.output<B>> & Signed<NeedsShop<S>>,
    ) => Promise<z.output<A>>;
  },
): Operation {
  return complete(definition);
}

/** An operation for everybody, without a token. */
export function openOperation<
  A extends z.ZodType,
  P extends Shape = z.ZodObject<Record<never, never>>,
  Q extends Shape = z.ZodObject<Record<never, never>>,
>(
  definition: Definition<P, Q, z.ZodUndefined, A> & {
    readonly run: (call: Call<z.output<P>, z.output<Q>, undefined>) => Promise<z.output<A>>;
  },
): Operation {
  return complete({ ...definition, scope: null });
}

const noFields = z.strictObject({});

function complete(definition: object): Operation {
  const made = definition as Partial<Operation>;
  return {
    params: noFields,
    query: noFields,
    body: undefined,
    answer: undefined,
    status: made.answer ? 200 : 204,
    refusals: [],
    isVersioned: false,
    ...made,
    // The cast: what is required stands in the definitions' types; the server gives `run` what these schemas made.
  } as Operation;
}
