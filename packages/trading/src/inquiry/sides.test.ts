import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InquiryParty, mayInquire, mayWrite } from "./sides.ts";

const party = fc.record({
  accountId: fc.constantFrom("a", "b"),
  ownerId: fc.constantFrom("p", "q"),
  realm: fc.constantFrom("retail", "mall", "deals", "wholesale"),
  status: fc.constantFrom("active", "frozen"),
}) as fc.Arbitrary<InquiryParty>;

describe("who may ask whom", () => {
  it("two active wholesale accounts of two people, and nobody else", () => {
    fc.assert(
      fc.property(party, party, (buyer, supplier) => {
        const isPlain = [buyer, supplier].every(
          (one) => one.realm === "wholesale" && one.status === "active",
        );
        const isTwo = buyer.accountId !== supplier.accountId && buyer.ownerId !== supplier.ownerId;
        expect(mayInquire(buyer, supplier).may).toBe(isPlain && isTwo);
        expect(mayInquire(supplier, buyer).may).toBe(mayInquire(buyer, supplier).may);
      }),
    );
  });

  it("each side's own staff writes, the others read", () => {
    const writers = (side: "buyer" | "supplier") =>
      (["owner", "manager", "buyer", "service", "finance", "viewer"] as const).filter((role) =>
        mayWrite(side, role),
      );
    expect(writers("buyer")).toEqual(["owner", "manager", "buyer"]);
    expect(writers("supplier")).toEqual(["owner", "manager", "service"]);
  });
});
