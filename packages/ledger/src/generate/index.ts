export { type GeneratedEntry, generateTradeEntries, openTradeAccounts } from "./generate-trade-entries.ts";
