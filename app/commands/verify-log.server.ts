// `npm run verify-log`: walks the chain of decisions and that of the erasures, and says whether they are whole. Exit code 1 when
// they are not. The first sentence stays as it is: others' scripts read it.
import { openDatabase } from "#drizzle/database.server";
import { StartError } from "#drizzle/start-error";
import { connect } from "~/database/db.server";
import { env } from "~/env.server";
import { verifyLog } from "~/models/case/log-check.server";

export async function verifyLogCommand(): Promise<void> {
  const database = await openDatabase(env(), { role: "command" });
  const connection = connect(database.options, { poolSize: 1 });
  try {
    const check = await verifyLog(connection.db);
    if (check.kind === "broken") {
      const what = check.because === "changed" ? "was changed after it was written" : "follows one that is missing";
      throw new StartError(`The log of decisions is broken: decision ${check.decisionId} ${what}.`);
    }
    const seal = check.lastHash === null ? "" : ` The last one's seal is ${check.lastHash}.`;
    const erased =
      check.erasureHash === null
        ? ""
        : ` Words were erased from ${check.erased} of them. The newest erasure's seal is ${check.erasureHash}.`;
    process.stdout.write(`The log of decisions is whole: ${check.count} decisions.${seal}${erased}\n`);
  } finally {
    await connection.close();
    await database.close();
  }
}
