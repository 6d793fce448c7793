/** A site that signs people in, as the provider under test knows it. */
export interface BenchClient {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly scope: string;
}

/** The shops of a world under test: a catalogue, and people who may buy of it by the API. */
export interface ShopTarget {
  readonly origin: string;
  /** Signs the notices of the sandbox bank. */
  readonly sandboxSecret: string;
  readonly listings: readonly string[];
  readonly skus: readonly { readonly id: string; readonly priceFen: number }[];
  readonly buyers: readonly { readonly addressId: string; readonly tokens: readonly string[] }[];
}

/** A provider under test: ours, or the bare library. */
export interface Target {
  readonly name: string;
  readonly origin: string;
  readonly paths: {
    readonly authorize: string;
    readonly token: string;
    readonly userinfo: string;
    readonly jwks: string;
    /** Of a sign-in's page, where its form is posted. */
    readonly submit: (page: string) => string;
  };
  /** The sites of the hops: the first is where people sign in. */
  readonly first: BenchClient;
  readonly second: BenchClient;
  /** A site with refresh tokens. */
  readonly keeping: BenchClient;
  /** Sign-in names; all have the same password. */
  readonly people: readonly string[];
  readonly password: string;
  /** Where the hop of a whole browser starts and what it opens; our own sites alone have one. */
  readonly door: string | undefined;
  /** Where shops are measured. */
  readonly shop?: ShopTarget;
}

/** What is passed to the load process: plain data. */
export interface TargetData extends Omit<Target, "paths"> {
  readonly kind: "hutong" | "bare";
}

/** A provider with its paths. */
export function targetOf(data: TargetData): Target {
  const { kind, ...rest } = data;
  const paths =
    kind === "hutong"
      ? {
          authorize: "/oauth/authorize",
          token: "/oauth/token",
          userinfo: "/oauth/userinfo",
          jwks: "/oauth/jwks",
          submit: (page: string) => `${page}/submit`,
        }
      : {
          authorize: "/auth",
          token: "/token",
          userinfo: "/me",
          jwks: "/jwks",
          submit: (page: string) => page,
        };
  return { ...rest, paths };
}
