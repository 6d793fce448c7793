export { type GenerateFactsOptions, generateFacts } from "./generate-facts.ts";
