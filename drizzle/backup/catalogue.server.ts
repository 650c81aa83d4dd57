// What is in the database, as PostgreSQL's own catalogue tells it: nothing here names a table of the product, so a new
// table is in the next backup without anybody remembering it. What belongs to an extension is left out, and so is the
// schema of the job queue: jobs are nudges about rows, and a restored community makes its own.
import type postgres from "postgres";

export const JOB_SCHEMA = "pgboss";

export type Table = { name: string; columns: string[] };
export type ForeignKey = { table: string; name: string; definition: string };

type Sql = postgres.Sql | postgres.ReservedSql | postgres.TransactionSql;

/** Tables of the product with the columns that hold data of their own (a generated column is computed again). */
export async function listTables(sql: Sql): Promise<Table[]> {
  return sql<Table[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not ${ofExtension(sql, "c")}
    group by c.relname order by c.relname`;
}

export async function listSequences(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' and not ${ofExtension(sql, "c")} order by c.relname`;
  return rows.map((row) => row.name);
}

export async function listForeignKeys(sql: Sql): Promise<ForeignKey[]> {
  return sql<ForeignKey[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = 'public'::regnamespace`;
}

/** Statements that empty the schema of everything but extensions. */
export async function listDrops(sql: Sql): Promise<string[]> {
  const rows = await sql<{ statement: string }[]>`
    select format('drop %s if exists %s cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
        when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end, c.oid::regclass) as statement
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        and not exists (select from pg_depend x where x.objid = c.oid and x.deptype in ('e', 'i', 'a')) -- the sequence of a column goes with it
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure)
      from pg_proc p where p.pronamespace = 'public'::regnamespace and not ${ofExtension(sql, "p")}
    union all
    select format('drop type if exists %s cascade', t.oid::regtype)
      from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r') and not ${ofExtension(sql, "t")}
    union all
    select format('drop text search configuration if exists public.%I cascade', s.cfgname)
      from pg_ts_config s where s.cfgnamespace = 'public'::regnamespace and not ${ofExtension(sql, "s")}
    union all
    select format('drop text search dictionary if exists public.%I cascade', d.dictname)
      from pg_ts_dict d where d.dictnamespace = 'public'::regnamespace and not ${ofExtension(sql, "d")}`;
  return rows.map((row) => row.statement);
}

function ofExtension(sql: Sql, alias: string) {
  return sql`exists (select from pg_depend x where x.objid = ${sql(alias)}.oid and x.deptype = 'e')`;
}

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
