import { z } from "zod";

/** The languages of the house. */
export const localeSchema = z.enum(["zh-CN", "en"]);

export type Locale = z.infer<typeof localeSchema>;
