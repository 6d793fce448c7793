/** What we sign with: ES256 unless a client asks for RS256. */
export const signingAlgs = ["ES256", "RS256"] as const;

export type SigningAlg = (typeof signingAlgs)[number];
