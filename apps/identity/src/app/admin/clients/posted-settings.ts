import { type Lifetime, lifetimeBounds } from "@hutong/identity/clients";
import { postedText } from "@hutong/site/posted-text";

/** How the form counts a lifetime: minutes for what is short, days for what is long. */
export const lifetimeUnits = {
  accessTokenSeconds: { unit: "minutes", seconds: 60 },
  idTokenSeconds: { unit: "minutes", seconds: 60 },
  refreshIdleSeconds: { unit: "days", seconds: 86_400 },
  refreshAbsoluteSeconds: { unit: "days", seconds: 86_400 },
} as const satisfies Record<Lifetime, { unit: "minutes" | "days"; seconds: number }>;

/** The lifetimes in the order of the form. */
export const lifetimes = Object.keys(lifetimeBounds) as Lifetime[]; // the keys of a constant

/** The lines of a text area that say something, as they were typed but for space around them. */
export function postedLines(form: FormData, name: string): string[] {
  return postedText(form, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What the form says of a client; the verb judges it. */
export function postedSettings(form: FormData) {
  return {
    name: postedText(form, "name"),
    redirectUris: postedLines(form, "redirectUris"),
    postLogoutRedirectUris: postedLines(form, "postLogoutRedirectUris"),
    backchannelLogoutUri: postedText(form, "backchannelLogoutUri").trim() || null,
    requireConsent: form.get("requireConsent") === "on",
    shopCredentials: form.get("shopCredentials") === "on",
    shopApi: form.get("shopApi") === "on",
    // An unknown one is refused by the verb itself.
    idTokenAlg: postedText(form, "idTokenAlg") as "ES256",
    accessTokenSeconds: postedSeconds(form, "accessTokenSeconds"),
    idTokenSeconds: postedSeconds(form, "idTokenSeconds"),
    refreshIdleSeconds: postedSeconds(form, "refreshIdleSeconds"),
    refreshAbsoluteSeconds: postedSeconds(form, "refreshAbsoluteSeconds"),
  };
}

/** NaN for what is no number: the verb refuses it. */
function postedSeconds(form: FormData, name: Lifetime): number {
  const text = postedText(form, name).trim().replace(",", ".");
  return /^\d{1,6}(\.\d{1,4})?$/.test(text)
    ? Math.round(Number(text) * lifetimeUnits[name].seconds)
    : Number.NaN;
}
