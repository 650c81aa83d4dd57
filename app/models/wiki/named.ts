// A title without case, spaces and underscores, as a piece of SQL. In exactly these words it is indexed (drizzle/schema/wiki).
import { type SQL, sql } from "drizzle-orm";

export const named = (title: SQL): SQL => sql`lower(regexp_replace(normalize(${title}, NFKC), '[\\s_]+', '', 'g'))`;
