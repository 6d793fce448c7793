import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isOver,
  type RefundStanding,
  refundCommands,
  refundCommandsFor,
  refundMove,
  refundStates,
  refundTransitions,
} from "./refund-transitions.ts";

const sides = ["buyer", "seller", "house", "system"] as const;
const plain = (state: RefundStanding["state"], more: Partial<RefundStanding> = {}): RefundStanding => ({
  state,
  withReturn: false,
  offeredFen: null,
  trackingNo: null,
  ...more,
});

/** Said once more, as a list: state, command, side → state, of a refund with an offer and without a return. */
const allowed = new Map([
  ["wait_seller_agree agree seller", "success"],
  ["wait_seller_agree decline seller", "seller_refuse_buyer"],
  ["wait_seller_agree withdraw buyer", "closed"],
  ["wait_seller_agree time_out system", "success"],
  ["seller_refuse_buyer accept buyer", "success"],
  ["seller_refuse_buyer escalate buyer", "in_dispute"],
  ["seller_refuse_buyer withdraw buyer", "closed"],
  ["seller_refuse_buyer time_out system", "closed"],
  ["wait_buyer_return_goods send_back buyer", "wait_seller_confirm_goods"],
  ["wait_buyer_return_goods withdraw buyer", "closed"],
  ["wait_buyer_return_goods time_out system", "closed"],
  ["wait_seller_confirm_goods receive seller", "success"],
  ["wait_seller_confirm_goods escalate buyer", "in_dispute"],
  ["wait_seller_confirm_goods escalate seller", "in_dispute"],
  ["wait_seller_confirm_goods time_out system", "success"],
  ["in_dispute agree seller", "success"],
  ["in_dispute withdraw buyer", "closed"],
  ["in_dispute rule house", "success"],
  ["in_dispute dismiss house", "closed"],
]);

describe("the table of refunds", () => {
  it("allows what it should and nothing else: every state, command and side", () => {
    for (const state of refundStates)
      for (const command of refundCommands)
        for (const side of sides)
          expect(
            refundMove(plain(state, { offeredFen: 1n }), command, side),
            `${state} ${command} ${side}`,
          ).toBe(allowed.get(`${state} ${command} ${side}`));
  });

  it("asks for the goods first where they are to come back, once", () => {
    const back = { withReturn: true, offeredFen: 1n };
    for (const [state, command, side] of [
      ["wait_seller_agree", "agree", "seller"],
      ["wait_seller_agree", "time_out", "system"],
      ["seller_refuse_buyer", "accept", "buyer"],
      ["in_dispute", "agree", "seller"],
      ["in_dispute", "rule_return", "house"],
    ] as const) {
      expect(refundMove(plain(state, back), command, side)).toBe("wait_buyer_return_goods");
      const again = refundMove(plain(state, { ...back, trackingNo: "SF123456" }), command, side);
      expect(again).toBe(command === "rule_return" ? undefined : "success");
    }
    expect(refundMove(plain("in_dispute", back), "rule", "house")).toBe("success");
  });

  it("has an offer taken only where one was made", () => {
    expect(refundCommandsFor(plain("seller_refuse_buyer"), "buyer")).toEqual(["withdraw", "escalate"]);
    expect(refundCommandsFor(plain("seller_refuse_buyer", { offeredFen: 1n }), "buyer")).toContain("accept");
  });

  it("whatever is done, it ends once, and never without a way on", () => {
    const step = fc.tuple(fc.constantFrom(...refundCommands), fc.constantFrom(...sides));
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.boolean(),
        fc.boolean(),
        (steps, withReturn, offers) => {
          let refund = plain("wait_seller_agree", { withReturn });
          for (const [command, side] of steps) {
            const to = refundMove(refund, command, side);
            if (!to) continue;
            expect(isOver(refund.state)).toBe(false);
            // Money of a refund with a return goes when the goods are back, or when the house says so.
            if (to === "success" && withReturn && command !== "rule")
              expect(refund.trackingNo).not.toBeNull();
            const trackingNo = command === "send_back" ? "SF123456" : refund.trackingNo;
            const offeredFen = command === "decline" && offers ? 1n : refund.offeredFen;
            refund = { ...refund, state: to, trackingNo, offeredFen };
          }
          const ways = sides.flatMap((side) => refundCommandsFor(refund, side));
          expect(ways.length === 0).toBe(isOver(refund.state));
          // What waits for a side ends by itself; what waits for the house does not.
          if (!isOver(refund.state)) {
            expect(refundTransitions[refund.state].time_out !== undefined).toBe(
              refund.state !== "in_dispute",
            );
          }
        },
      ),
    );
  });
});
