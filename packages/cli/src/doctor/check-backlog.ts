import { type Backlog, readBacklog } from "@hutong/identity";
import { error, type Finding, ok, type Patient, warning } from "./finding.ts";

/** What waits to be handed on, and what was given up. */
export async function checkBacklog({ database, env }: Patient): Promise<Finding[]> {
  const backlog = await readBacklog(database.pool);
  // Without a mail server the demo mailbox is where mail is meant to stay.
  return judgeBacklog(env.smtpUrl ? backlog : backlog.filter(({ queue }) => queue !== "mail"));
}

export function judgeBacklog(backlog: readonly Backlog[]): Finding[] {
  const findings = backlog.flatMap(({ queue, waiting, oldestWaitingSeconds, dead }) => {
    const minutes = Math.round(oldestWaitingSeconds / 60);
    const told = `${waiting} of ${queue} wait, the oldest for ${minutes} min`;
    const advice =
      "See that the identity site runs and that whom it calls answers; last_error in outbox_events and messages says why.";
    return [
      ...(minutes >= 60 ? [error(told, advice)] : minutes >= 5 ? [warning(told, advice)] : []),
      ...(dead > 0 ? [warning(`${dead} of ${queue} were given up`, advice)] : []),
    ];
  });
  return findings.length > 0 ? findings : [ok("Nothing waits too long, nothing was given up")];
}
