import { z } from "zod";

const schema = z.object({
  HUTONG_IDENTITY_ORIGIN: z.url(),
  HUTONG_WHOLESALE_ORIGIN: z.url(),
  HUTONG_RETAIL_ORIGIN: z.url(),
  HUTONG_E2E_DATABASE_URL: z.url(),
  HUTONG_E2E_DATA_DIR: z.string().min(1),
});

const env = schema.parse(process.env);

/** The public origins of the world under test. */
export const sites = {
  identity: env.HUTONG_IDENTITY_ORIGIN,
  wholesale: env.HUTONG_WHOLESALE_ORIGIN,
  retail: env.HUTONG_RETAIL_ORIGIN,
} as const;

export type SiteName = keyof typeof sites;

/** The owner's connection to the world's database, for what no page can do: let time pass, make a rare state. */
export const databaseUrl = env.HUTONG_E2E_DATABASE_URL;

/** Where the world keeps its logs and its list of processes. */
export const dataDir = env.HUTONG_E2E_DATA_DIR;
