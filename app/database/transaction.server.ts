// Transactions that end with the connection they ran on.
//
// Promises: when the connection is lost, the transaction fails once with CONNECTION_CLOSED, and nothing that its function
// still says reaches any connection. Why: postgres.js (3.4.9) sends its own "rollback" after the loss, which throws where
// nobody can catch it and ends the process, or runs what the function says next on the reconnected line, outside of any
// transaction or inside somebody else's. (2026-11-23, tests/faults/database-wire)
import type postgres from "postgres";
import type { Preparing } from "./prepared.server";

type Tx = postgres.TransactionSql;
type Work = (tx: Tx) => unknown;
type Call = (...given: unknown[]) => unknown;
type Fate = { lost: Error | null; prepare: Preparing };

const LOST = new Set(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED"]);

/** Puts a safe way to begin in place of the driver's. */
export function guardTransactions(sql: postgres.Sql, prepare: Preparing): void {
  const begin = sql.begin.bind(sql) as (options: string, work: Work) => Promise<unknown>;
  const safely = (...given: [string, Work] | [Work]) => {
    const [options, work] = given.length === 2 ? given : ["", given[0]];
    const fate: Fate = { lost: null, prepare };
    const ended = begin(options, (tx) => run(work, tx, fate));
    ended.catch((error: unknown) => noteLoss(fate, error));
    return ended;
  };
  sql.begin = safely as postgres.Sql["begin"];
}

/** Never ends when the connection is lost: the driver tells the caller, and would write to what is gone. */
async function run(work: Work, tx: Tx, fate: Fate): Promise<unknown> {
  try {
    const result = await work(guarded(tx, fate));
    if (fate.lost === null) return result;
  } catch (error) {
    noteLoss(fate, error);
    if (fate.lost === null) throw error;
  }
  return new Promise(() => undefined);
}

function guarded(tx: Tx, fate: Fate): Tx {
  const ask = (query: Call, given: unknown[]): unknown => {
    if (fate.lost) throw fate.lost;
    const asked = query(...given);
    // The plain `then`: the driver's would send the query, which its own `await` is to do.
    if (asked instanceof Promise) Promise.prototype.then.call(asked, undefined, (error) => noteLoss(fate, error));
    return asked;
  };
  return new Proxy(tx, {
    apply: (target, _this, given: unknown[]) => ask(target as unknown as Call, given),
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      if (name === "unsafe") return (...given: unknown[]) => ask(value as Call, fate.prepare(given));
      if (name === "savepoint") {
        return (...given: unknown[]) => (value as Call)(...given.map((each) => inSavepoint(each, fate)));
      }
      return value;
    },
  });
}

function inSavepoint(given: unknown, fate: Fate): unknown {
  return typeof given === "function" ? (tx: Tx) => run(given as Work, tx, fate) : given;
}

function noteLoss(fate: Fate, error: unknown): void {
  if (fate.lost === null && error instanceof Error && LOST.has(String((error as { code?: unknown }).code)))
    fate.lost = error;
}
