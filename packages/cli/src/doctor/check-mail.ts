import { checkSmtp } from "@hutong/identity";
import type { WorldEnv } from "../env.ts";
import { error, type Finding, ok } from "./finding.ts";

/** The mail server answers and lets us in; nothing is sent. */
export async function checkMail(env: WorldEnv): Promise<Finding[]> {
  if (!env.smtpUrl) {
    return env.isLocal
      ? [ok("No mail server: mail waits in the demo mailbox and in hutong mail list")]
      : [
          error(
            "SMTP_URL is not set: nobody gets the code of a sign-up or of a reset",
            "Set it: smtps://user:password@mail.example.com?from=id@example.com",
          ),
        ];
  }
  const { host } = new URL(env.smtpUrl);
  const why = await checkSmtp(env.smtpUrl);
  return why
    ? [error(`The mail server at ${host} cannot be used: ${why}`, "Check SMTP_URL.")]
    : [ok(`The mail server at ${host} takes us`)];
}
