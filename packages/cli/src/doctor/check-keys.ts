import { type KeyHealth, readKeyHealth, wantedAlgs } from "@hutong/identity/key-health";
import { publishedBeforeUseSeconds } from "@hutong/identity/keys";
import { error, type Finding, ok, type Patient, warning } from "./finding.ts";

/** The provider's signing keys: there, of our secret, and known to others before they sign. */
export async function checkKeys({ database, secrets }: Patient): Promise<Finding[]> {
  return judgeKeys(await readKeyHealth(database, secrets.keys), new Date());
}

export function judgeKeys(keys: readonly KeyHealth[], now: Date): Finding[] {
  if (keys.length === 0)
    return [warning("There are no signing keys yet", "The first start of the identity site makes them.")];
  const sealed = keys.filter(({ opens }) => !opens);
  if (sealed.length > 0) {
    const advice = "Put back HUTONG_SECRET (or the file secret in the data directory) as it was.";
    return [error(`${sealed.length} signing keys were sealed with another secret`, advice)];
  }
  const ahead = now.getTime() + 60_000;
  const early = keys.filter(
    ({ createdAt, activatedAt }) => Math.max(createdAt.getTime(), activatedAt?.getTime() ?? 0) > ahead,
  );
  const findings =
    early.length > 0
      ? [
          error(
            `${early.length} signing keys are of the future`,
            "A clock was wrong when they were made: set it right, then hutong keys rotate --force.",
          ),
        ]
      : [];
  const judged = [...findings, ...wantedAlgs.flatMap((alg) => judgeAlg(alg, keys, now))];
  return judged.length > 0
    ? judged
    : [ok(`${keys.length} signing keys, each opens; the next ones are known long enough to be used`)];
}

function judgeAlg(alg: string, keys: readonly KeyHealth[], now: Date): Finding[] {
  const of = (state: string) => keys.filter((key) => key.alg === alg && key.state === state);
  const start = "Start the identity site: it makes what is missing.";
  if (of("active").length !== 1)
    return [error(`${of("active").length} active signing keys for ${alg}, instead of one`, start)];
  const [next] = of("next");
  if (!next) return [warning(`No next signing key for ${alg}`, start)];
  const waits = publishedBeforeUseSeconds - (now.getTime() - next.createdAt.getTime()) / 1_000;
  return waits > 0 ? [ok(`The next key for ${alg} may be used in ${Math.ceil(waits)} s`)] : [];
}
