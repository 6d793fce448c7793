import { endExpiredSignOns, relayMessages, smtpTransport, sweepExpired } from "@hutong/identity";
import type { OpenIdProvider } from "@hutong/identity/oidc";
import type { SetUp } from "@hutong/site/server";

const mailEveryMs = 2_000;
const sweepEveryMs = 60_000;
const expiryEveryMs = 2_000;
const signOutEveryMs = 1_000;
const keysEveryMs = 2_000;
/** A turn of sign-outs lasts as long as its slowest site; the next ones begin beside it. */
const signOutTurnsAtOnce = 10;

/**
 * What the identity site does beside its pages: tells other sites of sign-outs, hands mail to the SMTP server, where there is one, and clears away
 * what has expired. A failure is logged and tried again at the next turn.
 * @returns stops them, after the turns under way
 */
export function startChores({ env, log, database }: SetUp, provider: OpenIdProvider): () => Promise<void> {
  const transport = env.smtpUrl ? smtpTransport(env.smtpUrl) : undefined;
  const chores = [
    every(sweepEveryMs, () => sweepExpired(database.pool)),
    every(expiryEveryMs, () => endExpiredSignOns(database.pool)),
    every(signOutEveryMs, tellOfSignOuts, signOutTurnsAtOnce),
    every(keysEveryMs, () => provider.refreshKeys()),
    ...(transport ? [every(mailEveryMs, () => relayMessages(database, transport, new Date()))] : []),
  ];
  return async () => {
    await Promise.all(chores.map((chore) => chore.stop()));
  };

  async function tellOfSignOuts() {
    const { dead } = await provider.relaySignOuts();
    if (dead > 0) log.error({ dead }, "sign-outs that no site took were put aside");
  }

  function every(ms: number, work: () => Promise<unknown>, turnsAtOnce = 1) {
    const turns = new Set<Promise<unknown>>();
    const timer = setInterval(() => {
      if (turns.size >= turnsAtOnce) return;
      const turn = work()
        .catch((error: unknown) => log.error({ err: error }, "chore"))
        .finally(() => turns.delete(turn));
      turns.add(turn);
    }, ms);
    return {
      stop: async () => {
        clearInterval(timer);
        await Promise.all(turns);
      },
    };
  }
}
