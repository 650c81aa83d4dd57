// Authors of the export as members nobody can log in as: unclaimed, without address and password. Whoever edited without
// an account stays a name in the history. Names are given in the order of the alphabet, so that an import that was
// interrupted gives the same ones as one that was not.

import { createHash } from "node:crypto";
import { sql, TransactionRollbackError } from "drizzle-orm";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { ExactMoment } from "~/database/moments";
import { importedDisplayName, memberNameOf, memberNameWith } from "~/imports/member-name";
import { findRetired } from "~/models/member/retired-name.server";
import type { WikiRun } from "./run";

const MEMBERS_AT_ONCE = 500;
const ATTEMPTS = 5;

type Author = { author: string; first: ExactMoment; last: ExactMoment };
type NewMember = Author & { base: string; display: string; number: string };
type NamedMember = NewMember & { name: string };

/** Afterwards import_members knows every author that has an account. */
export async function importAuthors(run: WikiRun): Promise<void> {
  const { db, source, progress, report } = run;
  await db.execute(sql`
    create temporary table import_authors as
    select author, min(at) as first, max(at) as last from import_revisions where registered and author is not null group by author`);
  await db.execute(sql`alter table import_authors add primary key (author)`);
  const [counts] = await db.execute<{ count: number }>(
    sql`select count(*) from import_authors a where ${isNew(source)}`,
  );
  const waiting = counts?.count ?? 0;
  progress.begin("Members", waiting);
  for (;;) {
    run.signal.throwIfAborted();
    const authors = await db.execute<Author>(sql`
      select a.author, a.first::text, a.last::text from import_authors a where ${isNew(source)} order by a.author collate "C" limit ${MEMBERS_AT_ONCE}`);
    if (authors.length === 0) break;
    await writeMembers(run, authors.map(newMember));
    progress.advance(authors.length);
  }
  await db.execute(sql`
    create temporary table import_members as
    select a.author, o.internal_id as member_id from import_authors a
      join origins o on o.source = ${source} and o.kind = 'wiki-user' and o.external_id = a.author join users u on u.id = o.internal_id`);
  await db.execute(sql`alter table import_members add primary key (author)`);
  progress.end(`${waiting.toLocaleString("en")} written`);
  report.added("members", waiting);
}

function isNew(source: string) {
  return sql`not exists (select 1 from origins o where o.source = ${source} and o.kind = 'wiki-user' and o.external_id = a.author)`;
}

function newMember(author: Author): NewMember {
  // The export knows people by name only.
  const number = createHash("sha256").update(author.author).digest("hex").slice(0, 6);
  const display = importedDisplayName(author.author.replace(/_/g, " "), number);
  return { ...author, number, display, base: memberNameOf(display, number) };
}

/** Somebody may join and take one of the names meanwhile; then the batch finds other ones. */
async function writeMembers(run: WikiRun, members: NewMember[]): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const isWritten = await run.db
      .transaction(async (tx) => {
        const named = await withFreeNames(tx, members);
        return (await insertMembers(tx, run.source, named)) === named.length || tx.rollback();
      })
      .catch((error) => {
        if (error instanceof TransactionRollbackError) return false;
        throw error;
      });
    if (isWritten) return;
  }
  throw new Error("the names of members were taken again and again");
}

async function withFreeNames(tx: Db, members: NewMember[]): Promise<NamedMember[]> {
  const wanted = members.flatMap(namesToTry);
  const rows = await tx.execute<{ name: string }>(sql`select name from users where name = any(${textArray(wanted)})`);
  const taken = new Set([...rows.map(({ name }) => name), ...(await findRetired(tx, wanted))]);
  return members.map((member) => {
    const name = namesToTry(member).find((candidate) => !taken.has(candidate));
    if (name === undefined) throw new Error(`no free name for ${member.display}`);
    taken.add(name);
    return { ...member, name };
  });
}

function namesToTry({ base, number }: NewMember): string[] {
  return [base, ...["", "-2", "-3"].map((addition) => memberNameWith(base, number + addition))];
}

/** How many were inserted. */
async function insertMembers(tx: Db, source: string, members: NamedMember[]): Promise<number> {
  const rows = await tx.execute(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(members)}::json) as m(author text, name text, display text, first timestamptz, last timestamptz)
    ), written as (
      insert into users (name, display_name, about, is_unclaimed, created_at, last_seen_on)
      select name, display, '', true, first, last from given order by author collate "C"
      on conflict (name) do nothing returning id, name
    )
    insert into origins (source, kind, external_id, internal_id)
    select ${source}, 'wiki-user', given.author, written.id from written join given using (name) returning 1`);
  return rows.length;
}
