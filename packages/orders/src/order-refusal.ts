import { DomainError, type Fen } from "@hutong/kernel";

/** What is wrong with one line of an order, and how it stands now. */
export interface LineProblem {
  readonly skuId: string;
  readonly problem: "stock" | "price" | "gone";
  /** Pieces that can still be ordered. */
  readonly stock: number;
  readonly priceFen: Fen | null;
}

export type RefusedFor =
  | { readonly kind: "lines"; readonly lines: readonly LineProblem[] }
  | {
      readonly kind: "seat_limit";
      readonly limit: "order" | "month";
      readonly limitFen: Fen;
      /** What the seat may still spend in this order or month. */
      readonly leftFen: Fen;
    };

/** A checkout that cannot be: everything stays as it is. Says exactly what stands in the way. */
export class OrderRefusal extends DomainError {
  readonly refusedFor: RefusedFor;

  constructor(refusedFor: RefusedFor) {
    const field = refusedFor.kind === "lines" ? "lines_changed" : `${refusedFor.limit}_limit`;
    super("conflict", { fields: { state: field } });
    this.refusedFor = refusedFor;
  }
}

/** True for an OrderRefusal, also one that came from another bundle of this module. */
export function isOrderRefusal(error: unknown): error is OrderRefusal {
  return error instanceof Error && error.name === "DomainError" && "refusedFor" in error;
}
