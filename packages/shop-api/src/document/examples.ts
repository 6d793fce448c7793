import { apiRoot } from "../match-route.ts";
import type { Operation } from "../operation.ts";

/** Bodies of the examples: what a reader would send. A test holds them against the schemas. */
export const exampleBodies: Readonly<Record<string, unknown>> = {
  shipOrder: { carrier: "顺丰速运", tracking_no: "SF1234567890" },
  createListing: listing(),
  updateListing: listing(),
  setSkus: {
    items: [
      { code: "D-01-M", stock: { to: 20, seen: 12 } },
      { code: "D-01-L", stock: { by: -1 } },
    ],
  },
  addWebhook: { url: "https://erp.example.com/hutong", events: ["order.paid", "stock.low"] },
  payCheckout: {},
  placeCheckout: {
    address_id: "0192f7a0-0000-7000-8000-00000000000a",
    lines: [{ sku_id: "0192f7a0-0000-7000-8000-000000000001", count: 1, price_fen: 18_900 }],
  },
};

function listing() {
  return {
    title_zh: "方领连衣裙",
    title_en: "Square-neck dress",
    category: "dresses",
    code: "D-01",
    variants: [
      { colour: "indigo", size: "M", code: "D-01-M", price_fen: 18_900, stock: 12 },
      { colour: "indigo", size: "L", code: "D-01-L", price_fen: 18_900, stock: 8 },
    ],
  };
}

/** A call that can be copied into a shell, with $TOKEN and fresh keys. */
export function curlOf(operation: Operation, origin: string): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) => `$${name.toUpperCase()}`);
  const body = exampleBodies[operation.id];
  const isWrite = operation.method !== "GET";
  const lines = [
    `curl ${isWrite ? `-X ${operation.method} ` : ""}"${origin}${apiRoot}${path}"`,
    ...(operation.scope === null ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...(isWrite ? ['-H "Idempotency-Key: $(uuidgen)"'] : []),
    ...(operation.refusals.includes(428) ? [`-H 'If-Match: "3"'`] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`]),
  ];
  return lines.join(" \\\n  ");
}
