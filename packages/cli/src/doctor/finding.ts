import type { Database } from "@hutong/db";
import type { WorldEnv } from "../env.ts";
import type { WorldSecrets } from "../secrets.ts";

export type Level = "ok" | "warning" | "error";

/** What a check found, and, unless all is well, what to do. */
export interface Finding {
  readonly level: Level;
  readonly text: string;
  readonly advice?: string;
}

/** A world as the doctor finds it; nothing of it is changed. */
export interface Patient {
  readonly env: WorldEnv;
  readonly secrets: WorldSecrets;
  /** The owner's connection string. */
  readonly url: string;
  readonly database: Database;
}

export const ok = (text: string): Finding => ({ level: "ok", text });
export const warning = (text: string, advice: string): Finding => ({ level: "warning", text, advice });
export const error = (text: string, advice: string): Finding => ({ level: "error", text, advice });
