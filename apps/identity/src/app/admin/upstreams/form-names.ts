/** Under which name what was typed into the form of a new provider is kept while its writer confirms that it is she. */
export const newUpstreamForm = "upstream-new";

/** The same for a form of a provider's page. */
export function upstreamFormName(form: "settings" | "state", slug: string): string {
  return `upstream-${form}:${slug.slice(0, 32)}`;
}
