export { type GenerateOrdersOptions, generateOrders } from "./generate-orders.ts";
