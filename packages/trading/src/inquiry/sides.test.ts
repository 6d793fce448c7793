import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InquiryBuyer, mayInquire, mayWrite } from "./sides.ts";

const party = fc.record({
  accountId: fc.constantFrom("a", "b"),
  ownerId: fc.constantFrom("p", "q"),
  realm: fc.constantFrom("retail", "mall", "deals", "wholesale"),
  status: fc.constantFrom("active", "frozen"),
  isVerified: fc.boolean(),
}) as fc.Arbitrary<InquiryBuyer>;

describe("who may ask whom", () => {
  it("a verified trader another's company, two active wholesale accounts of two people; nobody else", () => {
    fc.assert(
      fc.property(party, party, (buyer, supplier) => {
        const isPlain = [buyer, supplier].every(
          (one) => one.realm === "wholesale" && one.status === "active",
        );
        const isTwo = buyer.accountId !== supplier.accountId && buyer.ownerId !== supplier.ownerId;
        expect(mayInquire(buyer, supplier).may).toBe(isPlain && isTwo && buyer.isVerified);
        expect(mayInquire(supplier, buyer).may).toBe(isPlain && isTwo && supplier.isVerified);
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
