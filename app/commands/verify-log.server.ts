// `npm run verify-log`: walks the chain of decisions and says whether it is whole. Exit code 1 when it is not.
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
    process.stdout.write(`The log of decisions is whole: ${check.count} decisions.${seal}\n`);
  } finally {
    await connection.close();
    await database.close();
  }
}
