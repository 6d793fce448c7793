import { describe, expect, it } from "vitest";
import { shanghaiMonth, shippingFee } from "./order-rules.ts";
import {
  commandsFor,
  type OrderCommand,
  type OrderSide,
  orderStates,
  transitionFor,
  transitions,
} from "./transitions.ts";

const commands: readonly OrderCommand[] = ["pay", "cancel", "time_out", "ship", "refund", "confirm"];
const sides: readonly OrderSide[] = ["buyer", "seller", "system"];

/** Said once more, as a list: state, command, side → state. Everything else is refused. */
const allowed = new Map([
  ["wait_buyer_pay pay system", "wait_seller_send_goods"],
  ["wait_buyer_pay cancel buyer", "trade_closed"],
  ["wait_buyer_pay cancel seller", "trade_closed"],
  ["wait_buyer_pay time_out system", "trade_closed"],
  ["wait_seller_send_goods ship seller", "wait_buyer_confirm_goods"],
  ["wait_seller_send_goods refund buyer", "trade_closed"],
  ["wait_seller_send_goods refund seller", "trade_closed"],
  ["wait_buyer_confirm_goods confirm buyer", "trade_finished"],
  ["wait_buyer_confirm_goods refund system", "trade_closed"],
  ["wait_buyer_confirm_goods time_out system", "trade_finished"],
]);

describe("the table of transitions", () => {
  it("allows what it should and nothing else: every state, command and side", () => {
    for (const state of orderStates)
      for (const command of commands)
        for (const side of sides)
          expect(transitionFor(state, command, side)?.to, `${state} ${command} ${side}`).toBe(
            allowed.get(`${state} ${command} ${side}`),
          );
  });

  it("has an end that nothing leaves, and reaches every state from the first", () => {
    const reached = new Set<string>(["wait_buyer_pay"]);
    for (const state of orderStates)
      if (reached.has(state)) for (const { to } of Object.values(transitions[state])) reached.add(to);
    expect([...reached].sort()).toEqual([...orderStates].sort());
    for (const end of ["trade_finished", "trade_closed"] as const)
      expect(sides.flatMap((side) => commandsFor(end, side))).toEqual([]);
  });
});

describe("the rules", () => {
  it("ask no shipping fee from ¥88 on", () => {
    expect([1n, 8_799n, 8_800n, 50_000n].map(shippingFee)).toEqual([800n, 800n, 0n, 0n]);
  });

  it("count months in Shanghai", () => {
    expect(shanghaiMonth(new Date("2026-11-30T15:59:59Z"))).toBe("2026-11");
    expect(shanghaiMonth(new Date("2026-11-30T16:00:00Z"))).toBe("2026-12");
  });
});
