import pino, { type Logger, type LoggerOptions } from "pino";

export type SiteLog = Logger;

/**
 * The structured log of a site, JSON lines on standard output. Secrets are cut out wherever they might
 * appear; addresses are logged without their query, which may carry codes. Lines are written several at a time, after a
 * tenth of a second at the latest and when the process ends; only kill -9 loses what it had not written.
 */
export function siteLog(site: string, level: string): Logger {
  // Not by way of the threads that hash passwords: a line would wait for them.
  const output = pino.destination({ fd: 1, sync: true, minLength: 4_096, periodicFlush: 100 });
  process.once("exit", () => output.flushSync());
  const options: LoggerOptions = {
    level,
    base: { site, pid: process.pid },
    redact: {
      paths: [
        "password",
        "code",
        "secret",
        "token",
        "*.password",
        "*.code",
        "*.secret",
        "*.token",
        "*.cookie",
        "*.authorization",
        "req.headers",
      ],
      censor: "[cut]",
    },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return pino(options, output);
}
