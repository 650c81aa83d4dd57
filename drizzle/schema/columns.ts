// Column shapes that recur: one place says what an id, a moment and a hash look like in the database.
import { bigint, customType, timestamp } from "drizzle-orm/pg-core";

export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const reference = (name: string) => bigint(name, { mode: "number" });
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
/** Moments come from the database's clock, the only authority for time. */
export const now = (name: string) => moment(name).notNull().defaultNow();

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
export const textSearchVector = customType<{ data: string }>({ dataType: () => "tsvector" });
