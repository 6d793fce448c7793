import { type DomainErrorCode, isDomainError } from "@hutong/kernel";
import { sayTooMany } from "@hutong/web/too-many";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { site } from "./site.ts";

/** What a form shows after a try: keys of the message catalogue, and what was typed, so that nothing is lost. */
export interface FormState {
  readonly status: "idle" | "done" | "refused";
  readonly code?: DomainErrorCode | "unknown";
  readonly fields?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly retryAfterSeconds?: number;
  /** For the message of an unknown error: what to tell us. */
  readonly reference?: string;
}

export const idleForm: FormState = { status: "idle" };

const secretFields = /password|code|secret/i;

/** As long as the longest text that a form of ours takes: twenty addresses. */
const mostChars = 45_000;

/** The typed values of a form that may be shown again, each cut at `maxChars`: never a password or code. */
export function keptValues(form: FormData, maxChars = mostChars): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$") && !secretFields.test(name))
      kept[name] = value.slice(0, maxChars);
  }
  return kept;
}

/**
 * Runs a verb for a form and maps its refusal to a state: the one place where errors become form states.
 * An unknown error is logged and shown as a reference.
 */
export async function formState(form: FormData, verb: () => Promise<void>): Promise<FormState> {
  try {
    await verb();
    return { status: "done" };
  } catch (error) {
    unstable_rethrow(error);
    return refusedState(error, form);
  }
}

/** A refusal as a form shows it. */
export async function refusedState(error: unknown, form: FormData): Promise<FormState> {
  const values = keptValues(form);
  if (isDomainError(error)) {
    const wait = error.retryAfterSeconds;
    if (error.code === "busy" || error.code === "throttled") sayTooMany(await requestId(), wait ?? 1);
    return {
      status: "refused",
      code: error.code,
      fields: error.fields,
      values,
      ...(wait === undefined ? {} : { retryAfterSeconds: wait }),
    };
  }
  const reference = await requestId();
  site().log.error({ requestId: reference, err: error }, "form failed");
  return { status: "refused", code: "unknown", values, reference };
}

async function requestId(): Promise<string> {
  return (await headers()).get("x-request-id") ?? "";
}
