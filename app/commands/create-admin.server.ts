// `npm run create-admin -- --email ADDRESS --name NAME`: an administrator from the command line, also when nobody can log in.
//
// Promises: works beside a running server and without one, on either database; makes a new administrator, or gives the
// role to the member who has that address; prints a one-time link to choose the password, or takes it from
// --password-stdin or, with --ask-password, from the terminal without showing it. Never from an argument: those are in
// the history of the shell and in the list of processes.
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";
import { eq, sql } from "drizzle-orm";
import { openDatabase } from "#drizzle/database.server";
import { migrate } from "#drizzle/migrate.server";
import { users } from "#drizzle/schema/people";
import { StartError } from "#drizzle/start-error";
import { judgePassword } from "#moderation/passwords";
import { judgeUsername } from "#moderation/usernames";
import { connect, type Db } from "~/database/db.server";
import { adoptAddress, type Env, env } from "~/env.server";
import { emailField } from "~/forms/account";
import { findMessage, translator } from "~/i18n";
import { readAddress } from "~/models/community/last-address.server";
import { passwordLink } from "~/models/member/password.server";
import { hashPassword } from "~/models/member/password-hash.server";
import { deleteSessionsOf } from "~/models/member/session.server";
import { createUser, findByEmail, findByName, setPasswordHash, type User } from "~/models/member/user.server";

const USAGE = "Usage: npm run create-admin -- --email ADDRESS --name NAME [--yes] [--password-stdin | --ask-password]";

type Wanted = { email: string; name: string };
type Arguments = Wanted & { source: "stdin" | "terminal" | null; isSure: boolean };

export async function createAdminCommand(args: string[]): Promise<void> {
  const { source, isSure, ...wanted } = readArguments(args);
  const password = source === null ? null : await readPassword(source, wanted);
  const settings = env();
  const database = await openDatabase(settings, { role: "command" });
  const { db, sql: client, close } = connect(database.options, { poolSize: 2 });
  try {
    await migrate(client);
    if (!isSure) await askAboutMember(db, wanted);
    const isAddressKnown = adoptAddress(await readAddress(db));
    for (const line of await createAdmin(db, env(), { ...wanted, password })) process.stdout.write(`${line}\n`);
    if (password === null && !isAddressKnown)
      process.stdout.write(
        "The community was not started yet, so the address in this link is a guess; PUBLIC_URL=https://… before the command says it.\n",
      );
  } finally {
    await close();
    await database.close();
  }
}

/** Lines for the terminal. `password: null` asks for a link instead. */
export async function createAdmin(
  db: Db,
  settings: Pick<Env, "PUBLIC_URL">,
  wanted: Wanted & { password: string | null },
): Promise<string[]> {
  const passwordHash = wanted.password === null ? null : await hashPassword(wanted.password);
  return db.transaction(async (tx) => {
    const { user, isNew } = await makeAdmin(tx, wanted);
    const done = isNew
      ? `${user.name} is a new administrator.`
      : `${user.name} is an administrator now and was logged out everywhere.`;
    if (passwordHash === null)
      return [done, "Open this link once to choose the password:", `  ${await passwordLink(tx, settings, user)}`];
    await setPasswordHash(tx, { userId: user.id, passwordHash });
    return [done];
  });
}

async function makeAdmin(tx: Db, { email, name }: Wanted): Promise<{ user: User; isNew: boolean }> {
  const known = await findByEmail(tx, email);
  if (known) {
    await tx
      .update(users)
      .set({ role: "admin", emailVerifiedAt: sql`now()`, isUnclaimed: false })
      .where(eq(users.id, known.id));
    await deleteSessionsOf(tx, { userId: known.id });
    return { user: known, isNew: false };
  }
  const answer = judgeUsername(name, { mayHoldOffice: true });
  if (!answer.allowed) throw new StartError(`--name ${name}: ${words(answer.reason, answer.parameters)}`);
  const person = {
    name,
    displayName: name,
    passwordHash: null,
    email,
    language: "en",
    timeZone: "UTC",
    role: "admin",
  } as const;
  await createUser(tx, person);
  const user = await findByName(tx, name);
  if (user?.email !== email)
    throw new StartError(
      `The name ${name} belongs to a member with another address. Give theirs, or choose another name.`,
    );
  return { user, isNew: true };
}

/** A member becomes an administrator and is logged out everywhere: not because of a slip of the pen. */
export async function askAboutMember(db: Db, { email }: Wanted): Promise<void> {
  const member = await findByEmail(db, email);
  if (!member) return;
  const what = `${member.name} (${member.displayName}, ${member.role} since ${member.createdAt.toISOString().slice(0, 10)}) has this address already, becomes an administrator and is logged out everywhere.`;
  if (!process.stdin.isTTY) throw new StartError(`${what} Say --yes if that is meant.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${what} Go on? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new StartError("Nothing was changed.");
}

function readArguments(args: string[]): Arguments {
  const options = {
    email: { type: "string" },
    name: { type: "string" },
    "password-stdin": { type: "boolean" },
    "ask-password": { type: "boolean" },
    yes: { type: "boolean" },
  } as const;
  let values: { yes?: boolean; email?: string; name?: string; "password-stdin"?: boolean; "ask-password"?: boolean };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
  if (!values.email || !values.name) throw new StartError(USAGE);
  const email = emailField.safeParse(values.email);
  if (!email.success) throw new StartError(`--email ${values.email} is not a mail address.`);
  const source = values["password-stdin"] ? "stdin" : values["ask-password"] ? "terminal" : null;
  return { email: email.data, name: values.name.trim().toLowerCase(), source, isSure: values.yes ?? false };
}

async function readPassword(source: "stdin" | "terminal", { email, name }: Wanted): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const isAsked = source === "terminal";
  if (isAsked) process.stderr.write("Password: ");
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isAsked });
  const password = await new Promise<string>((resolve) => {
    lines.once("line", resolve);
    lines.once("close", () => resolve(""));
  });
  lines.close();
  if (isAsked) process.stderr.write("\n");
  const answer = judgePassword(password, { username: name, email });
  if (!answer.allowed) throw new StartError(`This password cannot be used. ${words(answer.reason, answer.parameters)}`);
  return password;
}

function words(reason: string, parameters: Readonly<Record<string, string | number>>): string {
  return findMessage(translator("en"), `moderation:reason.${reason}`, { ...parameters }) ?? reason;
}
