import { upstreamRedirectUri } from "@hutong/identity/upstream";
import { site } from "@hutong/site";
import { getTranslations } from "next-intl/server";

const hinted = [
  "slug",
  "issuer",
  "clientId",
  "clientSecret",
  "scopes",
  "emailClaim",
  "nameClaim",
  "position",
  "reason",
] as const;
const plain = ["nameZh", "nameEn"] as const;

export type UpstreamField = (typeof hinted)[number] | (typeof plain)[number];
export type UpstreamFormTexts = Readonly<
  Record<UpstreamField, { readonly label: string; readonly hint?: string }>
>;

/** Labels and hints of the form, in the reader's language. */
export async function upstreamFormTexts(): Promise<UpstreamFormTexts> {
  const t = await getTranslations("admin.upstreams.form");
  const redirectUri = upstreamRedirectUri(site().env);
  const texts = [
    ...hinted.map((name) => [name, { label: t(name), hint: t(`${name}Hint`, { redirectUri }) }] as const),
    ...plain.map((name) => [name, { label: t(name) }] as const),
  ];
  return Object.fromEntries(texts) as Record<UpstreamField, { label: string; hint?: string }>; // every name of both lists
}
