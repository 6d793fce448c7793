export { type GenerateStylesOptions, generateStyles } from "./generate-styles.ts";
