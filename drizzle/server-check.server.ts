// Whether a PostgreSQL may hold a community: reachable, new enough, UTF-8, and set so that what it has acknowledged
// survives a crash. One sentence for whatever is wrong; the address in it never carries the password.
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { checkRoad } from "#drizzle/road-check.server";
import { StartError } from "#drizzle/start-error";

const OLDEST_VERSION = 15;
// postgres.js tries for ever where connections are accepted and closed at once (a load balancer without a server).
const ANSWER_WITHIN_MS = 10_000;

type Found = {
  version: number;
  encoding: string;
  fsync: string;
  synchronous_commit: string;
  letters: string;
  isWithoutLimit: boolean;
  isStandby: boolean;
  isReadOnly: boolean;
};

/**
 * Refuses a server that cannot be used. `mustLast`: acknowledged writes have to survive a crash (everything but tests).
 * Returns what is worth a warning in the log.
 */
export async function checkServer(sql: postgres.Sql, { mustLast }: { mustLast: boolean }): Promise<string[]> {
  const question = sql<Found[]>`
    select current_setting('server_version_num')::int / 10000 as version,
           current_setting('server_encoding') as encoding,
           current_setting('fsync') as fsync,
           current_setting('synchronous_commit') as synchronous_commit,
           current_setting('statement_timeout') = '0' as "isWithoutLimit",
           pg_is_in_recovery() as "isStandby",
           current_setting('transaction_read_only')::bool as "isReadOnly",
           (select datctype from pg_database where datname = current_database()) as letters`;
  const late = sleep(ANSWER_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw Object.assign(new Error(), { code: "no answer" });
  });
  const [found] = await Promise.race([question, late]).catch((error) => {
    throw unreachable(error, sql.options);
  });
  if (!found) throw new StartError("The database did not say what it is.");
  if (found.version < OLDEST_VERSION)
    throw new StartError(
      `The database is PostgreSQL ${found.version}, but Commonplace needs ${OLDEST_VERSION} or newer. Upgrade it, or set DATABASE_URL to a newer one.`,
    );
  if (found.encoding !== "UTF8")
    throw new StartError(
      `The database stores text as ${found.encoding}, but has to use UTF8. Create it with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  if (found.isStandby)
    throw new StartError(
      "The database is a standby and can only be read. Point DATABASE_URL to the primary, or promote this one.",
    );
  if (found.isReadOnly)
    throw new StartError(
      "The database takes no changes (default_transaction_read_only is on). Set it to off for this user and database.",
    );
  if (mustLast) refuseForgetful(found);
  await checkRoad(sql).catch((error: unknown) => {
    throw error instanceof StartError ? error : unreachable(error, sql.options);
  });
  return warningsAbout(found);
}

function warningsAbout(found: Found): string[] {
  const warnings: string[] = [];
  if (/^(C|POSIX)$/.test(found.letters))
    warnings.push(
      `The database was created with LC_CTYPE ${found.letters}: search will not tell words apart except in English.`,
    );
  if (found.isWithoutLimit)
    warnings.push(
      "What stands before the database drops statement_timeout. Set it for the user instead: ALTER ROLE … SET statement_timeout = '8s'.",
    );
  return warnings;
}

function refuseForgetful(found: Found): void {
  for (const name of ["fsync", "synchronous_commit"] as const) {
    if (found[name] === "off")
      throw new StartError(
        `The database has ${name} off, so that answers people were told are saved could be lost. Set it to on.`,
      );
  }
}

type Options = { host: string[]; port: number[]; database: string; user: string };

function unreachable(error: unknown, options: Options): unknown {
  const at = options.host
    .map((host, each) => (host.startsWith("/") ? host : `${host}:${options.port[each] ?? 5432}`))
    .join(", ");
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "28P01":
    case "28000":
      return new StartError(
        `The database at ${at} refused the user ${options.user} (${message}). Check the name and password in DATABASE_URL.`,
      );
    case "3D000":
      return new StartError(
        `There is no database ${options.database} at ${at}. Create it (createdb ${options.database}), or correct DATABASE_URL.`,
      );
    case "53300":
      return new StartError(
        `The database at ${at} has no connection left. Raise its max_connections, or lower DATABASE_POOL.`,
      );
    case "42501":
      return new StartError(
        `The user ${options.user} may not use the database ${options.database} at ${at} (${message}).`,
      );
    case "08P01":
      return new StartError(
        `What stands at ${at} refuses a setting that every connection needs (${message}). A pooler has to let it pass: for PgBouncer pool_mode = session and ignore_startup_parameters = statement_timeout. Or set DATABASE_URL to the database itself.`,
      );
    case undefined:
      return error;
    default:
      return new StartError(
        `The database at ${at} cannot be reached (${code}). Is it running, and is DATABASE_URL right?`,
      );
  }
}
