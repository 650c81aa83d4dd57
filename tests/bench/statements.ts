// Which statements a page asks the database: read from PostgreSQL's own log while the page is fetched once.
import { readFileSync } from "node:fs";
import type postgres from "postgres";
import type { Connection } from "~/database/db.server";

export type Statement = { text: string; parameters: (string | null)[] };

export async function statementsOf(
  administrator: Connection,
  logFile: string,
  act: () => Promise<void>,
): Promise<Statement[]> {
  const { sql } = administrator;
  const before = readFileSync(logFile, "utf8").length;
  await setLogging(sql, "all");
  await act();
  await setLogging(sql, "none");
  return parse(readFileSync(logFile, "utf8").slice(before));
}

async function setLogging(sql: postgres.Sql, value: "all" | "none"): Promise<void> {
  await sql.unsafe(`alter system set log_statement = '${value}'`);
  await sql`select pg_reload_conf()`;
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** "… LOG:  execute abc: select …" with the lines that follow, and "DETAIL:  Parameters: $1 = '5', $2 = NULL". */
function parse(log: string): Statement[] {
  const statements: Statement[] = [];
  for (const entry of log.split(/^(?=\S.* (?:LOG|DETAIL|ERROR|STATEMENT): {2})/m)) {
    const executed = /LOG: {2}(?:execute [^:]*|statement): ([\s\S]*)$/.exec(entry);
    if (executed) statements.push({ text: (executed[1] ?? "").trim(), parameters: [] });
    const detail = /DETAIL: {2}[Pp]arameters: ([\s\S]*)$/.exec(entry);
    const last = statements.at(-1);
    if (detail && last)
      last.parameters = [...(detail[1] ?? "").matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map(
        (match) => match[1]?.replaceAll("''", "'") ?? null,
      );
  }
  return statements.filter(
    ({ text }) =>
      !/pg_reload_conf|alter system|pg_notify\('pulse'|from jobs where name =|^select 1$|^(begin|commit|rollback)/i.test(
        text,
      ),
  );
}
