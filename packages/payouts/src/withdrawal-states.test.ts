import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type WithdrawalCommand,
  type WithdrawalSide,
  withdrawalCommands,
  withdrawalStates,
  withdrawalTransition,
} from "./withdrawal-states.ts";

const commands = ["approve", "cancel", "time_out", "send", "pay", "fail"] as const;
const sides = ["owner", "finance", "system"] as const;

describe("how a withdrawal moves", () => {
  it("staff never approves, people never pay", () => {
    for (const state of withdrawalStates) {
      expect(withdrawalCommands(state, "finance")).not.toContain("approve");
      for (const side of ["owner", "finance"] as const) {
        const may = withdrawalCommands(state, side);
        expect(may.filter((one) => one !== "approve" && one !== "cancel")).toEqual([]);
      }
    }
  });

  it("whatever happens, what has gone to the bank ends paid or failed, and what was given up never goes", () => {
    const step = fc.tuple(fc.constantFrom(...commands), fc.constantFrom(...sides));
    const first = fc.constantFrom("wait_owner" as const, "wait_send" as const);
    fc.assert(
      fc.property(first, fc.array(step, { maxLength: 20 }), (start, steps) => {
        let state: (typeof withdrawalStates)[number] = start;
        const seen: (typeof withdrawalStates)[number][] = [state];
        for (const [command, side] of steps as [WithdrawalCommand, WithdrawalSide][]) {
          state = withdrawalTransition(state, command, side) ?? state;
          seen.push(state);
        }
        const given = seen.indexOf("cancelled");
        if (given >= 0) expect(new Set(seen.slice(given))).toEqual(new Set(["cancelled"]));
        const sent = seen.indexOf("wait_bank");
        if (sent >= 0) expect(["wait_bank", "paid", "failed"]).toContain(state);
        const failed = seen.indexOf("failed");
        if (failed >= 0) expect(new Set(seen.slice(failed))).toEqual(new Set(["failed"]));
      }),
    );
  });
});
