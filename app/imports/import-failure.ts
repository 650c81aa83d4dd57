// Why an import ended in the middle, in a sentence. The error of a query would repeat the query with all its texts.
import { StartError } from "#drizzle/start-error";

const GO_ON = "Run the same command again to go on; readers see nothing of it until it is complete.";
const LOST_CONNECTION = /^(?:CONNECTION_|ECONN|EPIPE|ENOENT|57P0|08)/;
/** A connection that was opened anew does not have the temporary tables of the old one. */
const UNDEFINED_TABLE = "42P01";
const DISK_FULL = "53100";

export function importFailure(error: unknown): Error {
  if (error instanceof StartError) return error;
  const reason = reasonOf(error);
  const code = codeOf(reason);
  if (LOST_CONNECTION.test(code) || code === UNDEFINED_TABLE)
    return new StartError(`The connection to the database was lost. ${GO_ON}`);
  if (code === DISK_FULL) return new StartError(`The disk of the database is full. Make room on it. ${GO_ON}`);
  return new Error(`The import could not go on: ${reason.message}`);
}

/** The query's error wraps what the database said. */
function reasonOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? reasonOf(error.cause) : error;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}
