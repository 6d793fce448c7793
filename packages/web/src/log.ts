import pino, { type Logger } from "pino";

export type SiteLog = Logger;

/**
 * The structured log of a site, JSON lines on standard output. Secrets are cut out wherever they might
 * appear; addresses are logged without their query, which may carry codes.
 */
export function siteLog(site: string, level: string): Logger {
  return pino({
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
  });
}
