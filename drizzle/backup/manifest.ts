// What a backup says about itself: the first file of the archive says what it is, the last one what has to be in it.
import { z } from "zod";

export const FORMAT = 1;
export const HEAD_NAME = "commonplace.json";
export const MANIFEST_NAME = "manifest.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

/** Read before anything else, so that a file of another kind or of a later format is told at once. */
export const Head = z.object({ format: z.number().int(), product: z.string(), createdAt: z.string() });

export const Manifest = z.object({
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: count, bytes: count, sha256 })),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d{1,19}$/), isCalled: z.boolean() })),
  uploads: z.object({ files: count, bytes: count, sha256 }),
});

export type Manifest = z.infer<typeof Manifest>;
export type TableSummary = Manifest["tables"][number];
