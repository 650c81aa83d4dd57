// `npm run verify-log`: walks the chain of decisions and that of the erasures, and says whether they are whole. Exit code 1 when
// they are not. The first sentence stays as it is: others' scripts read it.
import { StartError } from "#drizzle/start-error";
import type { Db } from "~/database/db.server";
import { verifyLog } from "~/models/case/log-check.server";
import { withCommunity } from "./community.server";

export function verifyLogCommand(): Promise<void> {
  return withCommunity({ poolSize: 1 }, async (db) => {
    process.stdout.write(`${await sayHowLogIs(db)}\n`);
  });
}

export async function sayHowLogIs(db: Db): Promise<string> {
  const check = await verifyLog(db);
  if (check.kind === "broken") {
    const what = check.because === "changed" ? "was changed after it was written" : "follows one that is missing";
    throw new StartError(`The log of decisions is broken: decision ${check.decisionId} ${what}.`);
  }
  const seal = check.lastHash === null ? "" : ` The last one's seal is ${check.lastHash}.`;
  const erased =
    check.erasureHash === null
      ? ""
      : ` Words were erased from ${check.erased} of them. The newest erasure's seal is ${check.erasureHash}.`;
  return `The log of decisions is whole: ${check.count} decisions.${seal}${erased}`;
}
