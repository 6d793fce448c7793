import { generateOrders } from "@hutong/orders/generate";
import { type Command, wholeNumber } from "./command.ts";

export const ordersCommands: readonly Command[] = [
  {
    name: "orders generate",
    usage: "--orders N --seed S",
    summary: "fill a world for measurements with two years of orders (they cannot be taken away again)",
    options: { orders: { type: "string" }, seed: { type: "string" } },
    async run(args, tools) {
      const input = { orders: wholeNumber(args, "orders"), seed: wholeNumber(args, "seed") };
      const { pool } = await tools.database();
      const startedAt = performance.now();
      await generateOrders(pool, { ...input, now: new Date() });
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
      return { data: { ...input, seconds }, text: `${input.orders} orders made (${seconds} s)` };
    },
  },
];
