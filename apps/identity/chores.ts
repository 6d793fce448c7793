import { relayMessages, smtpTransport, sweepExpired } from "@hutong/identity";
import type { OpenIdProvider } from "@hutong/identity/oidc";
import type { SetUp } from "@hutong/site/server";

const mailEveryMs = 2_000;
const sweepEveryMs = 60_000;
const signOutEveryMs = 1_000;
const keysEveryMs = 5_000;

/**
 * What the identity site does beside its pages: tells other sites of sign-outs, hands mail to the SMTP server, where there is one, and clears away
 * what has expired. A failure is logged and tried again at the next turn.
 * @returns stops them, after the turn under way
 */
export function startChores({ env, log, database }: SetUp, provider: OpenIdProvider): () => Promise<void> {
  const transport = env.smtpUrl ? smtpTransport(env.smtpUrl) : undefined;
  const chores = [
    every(sweepEveryMs, () => sweepExpired(database.pool)),
    every(signOutEveryMs, () => provider.relaySignOuts()),
    every(keysEveryMs, () => provider.refreshKeys()),
    ...(transport ? [every(mailEveryMs, () => relayMessages(database, transport, new Date()))] : []),
  ];
  return async () => {
    await Promise.all(chores.map((chore) => chore.stop()));
  };

  function every(ms: number, work: () => Promise<unknown>) {
    let turn: Promise<unknown> = Promise.resolve();
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      turn = work()
        .catch((error: unknown) => log.error({ err: error }, "chore"))
        .finally(() => {
          busy = false;
        });
    }, ms);
    return {
      stop: async () => {
        clearInterval(timer);
        await turn;
      },
    };
  }
}
