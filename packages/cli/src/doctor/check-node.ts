import { error, type Finding, ok } from "./finding.ts";

/** Node ≥ 22.12: older ones are past their end of life, or lack what oidc-provider and we need. */
export function judgeNode(version: string): Finding[] {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 12)
    ? [ok(`Node ${version}`)]
    : [
        error(
          `Node ${version} is too old`,
          "Run it on Node 22.12 or newer; npm start fetches one by itself.",
        ),
      ];
}
