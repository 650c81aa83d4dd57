// Joining: a new member, and the mail that proves the address.
//
// Promises: whoever joins is in at once, and the reply is the same whether the address already has an account or not:
// the address becomes the member's only when the link in the mail is used (user.server), so a taken one gives nothing
// away and its owner is told by mail. Names are public anyway. The same form sent twice logs in instead of complaining.
// Dropped (2026-11-22): "look into your mail first". Without a mail server it shuts everybody out, with one it either
// gives away which addresses have accounts or makes newcomers wait before their first question.

import type { AccountAnswer } from "#moderation/passwords";
import { judgePassword } from "#moderation/passwords";
import { judgeDisplayName, judgeUsername, normaliseDisplayName } from "#moderation/usernames";
import type { Db } from "~/database/db.server";
import type { Env } from "~/env.server";
import type { FieldErrors } from "~/field-errors";
import { mailLink } from "~/mail/mode.server";
import { mailTo } from "~/mail/write.server";
import { takeFromGuestLimit, visitorNetwork } from "~/models/rate-limit.server";
import type { Settings } from "~/settings";
import { urls } from "~/urls";
import { issueToken } from "./email-token.server";
import { mayWriteTo } from "./mailbox-limit.server";
import { hashPassword, verifyPassword } from "./password-hash.server";
import { createUser, findByEmail, findByName, joinedWithin, listOfficeNames, lockUser, type User } from "./user.server";

export type Joining = {
  name: string;
  displayName: string;
  email: string;
  password: string;
  language: string;
  timeZone: string;
  /** Remote address of the visitor. */
  address: string;
  settings: Settings;
};

export type JoinOutcome =
  | { kind: "joined"; userId: number }
  | { kind: "refused"; errors: FieldErrors }
  | { kind: "limited"; retryAfterSeconds: number };

/** A form sent twice is the same person for so long. */
const SAME_FORM_MINUTES = 10;

export async function join(db: Db, env: Env, joining: Joining): Promise<JoinOutcome> {
  const displayName = normaliseDisplayName(joining.displayName || joining.name);
  const given = { ...joining, displayName };
  const errors = await judgeNewcomer(db, given);
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const limit = await takeFromGuestLimit(db, { kind: "join", guest: `address ${visitorNetwork(joining.address)}` });
  if (!limit.ok) return { kind: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  const passwordHash = await hashPassword(joining.password);
  const userId = await db.transaction(async (tx) => {
    const id = await createUser(tx, { ...given, passwordHash, email: null });
    const user = id === null ? null : await lockUser(tx, id);
    if (user) await askToConfirm(tx, env, { user, email: joining.email, settings: joining.settings });
    return id;
  });
  if (userId !== null) return { kind: "joined", userId };
  const sameId = await findSamePerson(db, joining);
  return sameId === null
    ? { kind: "refused", errors: { name: { code: "taken" } } }
    : { kind: "joined", userId: sameId };
}

/**
 * Sends the link that makes the address the member's own; to its owner, if it has one, a mail that says so. A mailbox is
 * written to a few times an hour at most, and nobody is told when it was not.
 */
export async function askToConfirm(
  tx: Db,
  env: Env,
  { user, email, settings }: { user: User; email: string; settings: Settings },
): Promise<void> {
  const purpose = user.email === null ? "verify" : "change";
  const token = await issueToken(tx, { purpose, userId: user.id, email, passwordHash: user.passwordHash });
  if (!(await mayWriteTo(tx, { kind: "verify-mail", email, asker: `member ${user.id}` }))) return;
  const owner = await findByEmail(tx, email);
  const community = settings.brand.name;
  if (owner && owner.id !== user.id)
    return owner.isUnclaimed ? offerClaim(tx, env, owner, community) : tellOwner(tx, env, owner, user, community);
  const values = { community, name: user.displayName, url: mailLink(env, urls.confirmAddress(token)) };
  await mailTo(tx, env, { recipient: email, userId: user.id, language: user.language, kind: purpose, values });
}

/** Sends the link with which an imported member makes the account their own. The address must be known to be theirs. */
export async function offerClaim(tx: Db, env: Env, member: User, community: string): Promise<void> {
  if (member.email === null) return;
  const token = await issueToken(tx, {
    purpose: "claim",
    userId: member.id,
    email: member.email,
    passwordHash: member.passwordHash,
  });
  const values = { community, name: member.displayName, url: mailLink(env, urls.claim(token)) };
  await mailTo(tx, env, {
    recipient: member.email,
    userId: member.id,
    language: member.language,
    kind: "claim",
    values,
  });
}

/** Names and passwords by the rules, for everybody who chooses them. `userId` is null for somebody new. */
export async function judgeNames(
  db: Db,
  {
    userId,
    name,
    displayName,
    mayHoldOffice,
    settings,
  }: { userId: number | null; name?: string; displayName?: string; mayHoldOffice?: boolean; settings: Settings },
): Promise<FieldErrors> {
  const errors: FieldErrors = {};
  const office = await listOfficeNames(db, { exceptUserId: userId });
  const house = [settings.brand.name, settings.contact.company].filter(Boolean);
  const who = { mayHoldOffice: mayHoldOffice ?? false };
  if (name !== undefined)
    note(
      errors,
      "name",
      judgeUsername(name, { ...who, protectedNames: [...house, ...office.map(({ name: own }) => own)] }),
    );
  if (name?.startsWith("deleted-")) errors.name ??= { code: "username-reserved" };
  if (displayName !== undefined) {
    const protectedNames = [...house, ...office.flatMap((each) => [each.displayName, each.name])];
    note(errors, "displayName", judgeDisplayName(displayName, { ...who, protectedNames }));
  }
  return errors;
}

export function note(errors: FieldErrors, field: string, answer: AccountAnswer): void {
  if (!answer.allowed) errors[field] ??= { code: answer.reason, values: { ...answer.parameters } };
}

async function judgeNewcomer(db: Db, { name, displayName, email, password, settings }: Joining): Promise<FieldErrors> {
  const errors = await judgeNames(db, { userId: null, name, displayName, settings });
  note(errors, "password", judgePassword(password, { username: name, displayName, email, brand: settings.brand.name }));
  return errors;
}

async function tellOwner(tx: Db, env: Env, owner: User, user: User, community: string): Promise<void> {
  const values = { community, owner: owner.displayName, name: user.name, url: mailLink(env, urls.forgot()) };
  await mailTo(tx, env, {
    recipient: owner.email ?? "",
    userId: owner.id,
    language: owner.language,
    kind: "address-taken",
    values,
  });
}

async function findSamePerson(db: Db, { name, password }: Joining): Promise<number | null> {
  const user = await findByName(db, name);
  const isRecent = user !== null && (await joinedWithin(db, { userId: user.id, minutes: SAME_FORM_MINUTES }));
  const isSame = await verifyPassword(isRecent ? user.passwordHash : null, password);
  return isSame && user ? user.id : null;
}
