// Users of the dump as members nobody can log in as: no address, no password, unclaimed. User −1, "Community", is the
// old site itself and becomes a member that cannot be claimed either.
//
// Costs: a few statements per batch. Names are given in the order of the old numbers, so that an import that was
// interrupted gives the same names as one that was not.

import { sql, TransactionRollbackError } from "drizzle-orm";
import { FIELD_LIMITS } from "#moderation/limits";
import { textArray } from "~/database/arrays";
import type { Db } from "~/database/db.server";
import type { ExactMoment } from "~/database/moments";
import type { ImportRun } from "~/imports/import-run";
import { importedDisplayName, memberNameOf, memberNameWith } from "~/imports/member-name";
import { cutProfile, profileText } from "~/imports/profile-text";
import { findRetired } from "~/models/member/retired-name.server";

const MEMBERS_AT_ONCE = 1_000;
const SYSTEM_MEMBER = -1;
const ATTEMPTS = 5;
const FILE = "Users.xml";

type StagedUser = {
  id: number;
  created_at: ExactMoment;
  display_name: string | null;
  last_seen_at: ExactMoment | null;
  about: string | null;
};
type NewMember = {
  external: number;
  /** The name to try first. */
  base: string;
  display: string;
  created: ExactMoment;
  seen: ExactMoment | null;
  about: string;
  isCut: boolean;
  claimable: boolean;
};
type NamedMember = NewMember & { name: string };

/** Afterwards import_members knows every member that came from this source. */
export async function importMembers(run: ImportRun): Promise<void> {
  const { db, progress, report } = run;
  const [counts] = await db.execute<{ total: number; waiting: number }>(sql`
    select count(*) as total, count(*) filter (where o.internal_id is null) as waiting from import_users u
      left join origins o on o.source = ${run.source} and o.kind = 'user' and o.external_id = u.id::text`);
  const { total = 0, waiting = 0 } = counts ?? {};
  progress.begin("Members", waiting);
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    run.signal.throwIfAborted();
    const users = await readWaiting(run, last);
    if (users.length === 0) break;
    const members = users.map(newMember);
    await writeMembers(run, members);
    report.remark("profiles longer than fits here; their end was cut off", members.filter(({ isCut }) => isCut).length);
    last = users.at(-1)?.id ?? last;
    progress.advance(users.length);
  }
  await mapMembers(run);
  progress.end(`${waiting.toLocaleString("en")} written`);
  report.wrote(FILE, waiting);
  report.found(FILE, total - waiting);
  report.added("members", waiting);
}

async function readWaiting({ db, source }: ImportRun, after: number): Promise<StagedUser[]> {
  const rows = await db.execute<StagedUser>(sql`
    select u.id, u.created_at::text, u.display_name, u.last_seen_at::text, u.about from import_users u
    where u.id > ${after}::bigint and not exists (
      select 1 from origins o where o.source = ${source} and o.kind = 'user' and o.external_id = u.id::text)
    order by u.id limit ${MEMBERS_AT_ONCE}`);
  return [...rows];
}

function newMember(user: StagedUser): NewMember {
  const display = importedDisplayName(user.display_name, String(user.id));
  const isSystem = user.id === SYSTEM_MEMBER;
  return {
    external: user.id,
    base: isSystem ? "community" : memberNameOf(display, String(user.id)),
    display,
    created: user.created_at,
    seen: user.last_seen_at,
    about: cutProfile(profileText(user.about ?? "")),
    isCut: profileText(user.about ?? "").length > FIELD_LIMITS.about.maximum,
    claimable: !isSystem,
  };
}

/** Somebody may join and take one of the names meanwhile; then the batch finds other ones. */
async function writeMembers(run: ImportRun, users: NewMember[]): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const isWritten = await run.db
      .transaction(async (tx) => {
        const named = await withFreeNames(tx, users);
        return (await insertMembers(tx, run, named)) === named.length || tx.rollback();
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
    if (name === undefined) throw new Error(`no free name for user ${member.external}`);
    taken.add(name);
    return { ...member, name };
  });
}

function namesToTry({ base, external }: NewMember): string[] {
  const number = external === SYSTEM_MEMBER ? "system" : String(external);
  return [base, ...["", "-2", "-3"].map((addition) => memberNameWith(base, number + addition))];
}

/** How many were inserted. */
async function insertMembers(tx: Db, { source }: ImportRun, members: NamedMember[]): Promise<number> {
  const rows = await tx.execute(sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(members)}::json) as m(
        external bigint, name text, display text, created timestamptz, seen timestamptz, about text, claimable boolean)
    ), written as (
      insert into users (name, display_name, about, is_unclaimed, created_at, last_seen_on)
      select name, display, about, claimable, created, seen from given order by external
      on conflict (name) do nothing returning id, name
    )
    insert into origins (source, kind, external_id, internal_id)
    select ${source}, 'user', given.external::text, written.id from written join given using (name) returning 1`);
  return rows.length;
}

/** Who wrote what: joined by every later step. */
async function mapMembers({ db, source }: ImportRun): Promise<void> {
  await db.execute(sql`
    create temporary table import_members as
    select u.id, o.internal_id as member_id, m.name, m.display_name
    from import_users u join origins o on o.source = ${source} and o.kind = 'user' and o.external_id = u.id::text
      join users m on m.id = o.internal_id`);
  await db.execute(sql`alter table import_members add primary key (id)`);
  await db.execute(sql`analyze import_members`);
}
