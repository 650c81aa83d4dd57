// One JSON object per line, for machines and for `jq`; never a secret, never a text that somebody wrote.
import pino from "pino";
import { env } from "./env.server";

let logger: pino.Logger | null = null;

export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    redact: ["password", "*.password", "*.cookie", "*.authorization", "err.parameters", "err.args", "err.query"],
  });
  return logger;
}
