// The one connection of an import, and the lock that keeps two imports apart.
import { sql } from "drizzle-orm";
import { StartError } from "#drizzle/start-error";
import { type Connection, connect, type DatabaseOptions, type Db } from "~/database/db.server";
import { importFailure } from "./import-failure";

const IMPORT_LOCK = 7_266_173_404;
/** A killed import lets go of its lock when the database notices, within CHECK_CLIENT_MS. */
const LOCK_WAIT_MS = 10_000;
const LOCK_RETRY_MS = 200;
const CHECK_CLIENT_MS = 2_000;

/** The temporary tables and the lock belong to the connection, and go with it. */
export async function withImportConnection<T>(
  database: DatabaseOptions,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = connect(database, { poolSize: 1, statementTimeoutMs: 0 });
  try {
    await connection.sql.unsafe(`set client_connection_check_interval = ${CHECK_CLIENT_MS}`).catch(() => undefined);
    await connection.sql.unsafe("set synchronous_commit = off");
    await takeLock(connection.db);
    const result = await work(connection);
    await connection.close();
    return result;
  } catch (error) {
    // Without waiting: what is open is taken back, and the lock with it.
    await connection.sql.end({ timeout: 0 });
    throw importFailure(error);
  }
}

async function takeLock(db: Db): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    const [row] = await db.execute<{ taken: boolean }>(sql`select pg_try_advisory_lock(${IMPORT_LOCK}) as taken`);
    if (row?.taken) return;
    if (Date.now() > deadline)
      throw new StartError("Another import into this community is running. Wait until it has ended.");
    await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
  }
}

/** `isNew`: it may be made where there is none. */
export type WantedProduct = { slug: string; isNew: boolean };

const MOST_PRODUCTS_NAMED = 30;

/** The product's id, or null where none is wanted. A name that is not known is a typing mistake until somebody says otherwise. */
export async function findProduct(db: Db, wanted: WantedProduct | null): Promise<number | null> {
  if (wanted === null) return null;
  const { slug, isNew } = wanted;
  if (!/^[a-z0-9-]{1,60}$/.test(slug))
    throw new StartError(`${isNew ? "--new-product" : "--product"} must be lower-case letters, digits and hyphens.`);
  if (isNew)
    await db.execute(sql`insert into products (slug, name) values (${slug}, ${slug}) on conflict (slug) do nothing`);
  const rows = await db.execute<{ id: number }>(sql`select id from products where slug = ${slug}`);
  const id = rows[0]?.id;
  if (id !== undefined) return id;
  const products = await db.execute<{ slug: string }>(
    sql`select slug from products order by slug limit ${MOST_PRODUCTS_NAMED}`,
  );
  const named =
    products.length === 0
      ? "there are none yet"
      : `the products are ${products.map((product) => product.slug).join(", ")}`;
  throw new StartError(
    `There is no product ${slug}; ${named}. To make it, say --new-product ${slug}. Nothing was imported.`,
  );
}
