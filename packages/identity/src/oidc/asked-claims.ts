/** Where a claim is asked for (OpenID Connect Core 5.5). */
export type ClaimsUse = "userinfo" | "id_token";

/** A claim of a shop that a site asks for. */
export interface AskedClaim {
  readonly name: string;
  /** The site says that it needs it. It is asked all the same, and may be refused (5.5.1). */
  readonly isEssential: boolean;
}

const uses: readonly ClaimsUse[] = ["userinfo", "id_token"];

/**
 * The claims of a shop that a request asks for, in the order of `known`: those named in its claims parameter, or, where it
 * names none of them, all. Names that are not known are ignored, as is a `value` that is wished for: a figure is what it is.
 */
export function askedClaims(parameter: unknown, known: readonly string[]): readonly AskedClaim[] {
  const requests = (name: string) =>
    uses.flatMap((use) => {
      const request = requestOf(parameter, use, name);
      return request === undefined ? [] : [request];
    });
  const named = known.flatMap((name) => {
    const found = requests(name);
    return found.length === 0 ? [] : [{ name, isEssential: found.some(isEssential) }];
  });
  return named.length > 0 ? named : known.map((name) => ({ name, isEssential: false }));
}

/** The claims of a shop that belong in an answer: named for it, or, where the request names none at all, all in userinfo. */
export function claimsAskedAt(
  parameter: unknown,
  use: ClaimsUse,
  known: readonly string[],
): readonly string[] {
  const namesAny = known.some((name) => uses.some((one) => requestOf(parameter, one, name) !== undefined));
  if (!namesAny) return use === "userinfo" ? known : [];
  return known.filter((name) => requestOf(parameter, use, name) !== undefined);
}

/** What is asked of a claim: null, or an object; undefined where it is not asked for. */
function requestOf(parameter: unknown, use: ClaimsUse, name: string): object | null | undefined {
  const member = ownProperty(parameter, use);
  const request = ownProperty(member, name);
  return request === null || isJsonObject(request) ? request : undefined;
}

function isEssential(request: object | null): boolean {
  return ownProperty(request, "essential") === true;
}

function ownProperty(of: unknown, name: string): unknown {
  return isJsonObject(of) && Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;
}

/** True for what JSON calls an object. */
export function isJsonObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A claims parameter as it was sent; undefined for none, and for one that is no JSON (the provider refuses it). */
export function parseClaimsParameter(text: string | null | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
