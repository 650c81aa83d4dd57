/**
 * Who is told of what happened, and how: the kinds there are, what holds until somebody chooses, and the decision.
 *
 * Promises: whoever did it is never told of it; one person is told of one event once, for the reason that is nearest to them,
 * and a "nothing" for that reason is not got round by another; mail goes only to confirmed addresses of members in good
 * standing, and what was to come by mail alone comes in the app where mail cannot; old news is not mailed any more.
 * Refuses: to know texts, languages and addresses; those are the models' affair.
 */

/** From the nearest reason to the farthest: of several reasons the first counts. */
export const NOTIFICATION_KINDS = [
  "decision",
  "appeal",
  "flag",
  "proposal",
  "suggestion",
  "accepted",
  "faq-source",
  "faq-review",
  "faq-promoted",
  "answer",
  "comment",
  "mention",
  "search",
  "me-too",
  "page",
  "watched",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** `digest`: in the app, and in one mail a day with everything else that goes there. */
export const CHANNELS = ["app", "email", "both", "digest", "none"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody waits for comes at once; what goes on around them comes once a day; small things only in the app. */
export const DEFAULT_CHANNELS: Readonly<Record<NotificationKind, Channel>> = {
  decision: "both",
  appeal: "both",
  flag: "app",
  proposal: "both",
  suggestion: "both",
  accepted: "both",
  "faq-source": "both",
  "faq-review": "both",
  "faq-promoted": "both",
  answer: "both",
  comment: "both",
  mention: "both",
  search: "both",
  "me-too": "both",
  page: "digest",
  watched: "digest",
};

/** In the table of choices beside the kinds: whether questions one asks and answers are watched by themselves ('app': yes). */
export const AUTO_WATCH = "auto-watch";
/** In links that end mails: not a kind, but everything that comes in the daily mail. */
export const DIGEST = "digest";

/** Mail about what is older than this would only puzzle: the server stood still, or an old community was taken over. */
export const MAILED_WITHIN_HOURS = 72;
/** One member watches no more things than this; lists stay readable and telling stays cheap. */
export const MOST_WATCHES = 500;

export type Choices = Partial<Record<string, Channel>>;

/** Somebody an event concerns, with every reason there is. */
export type Concerned = {
  userId: number;
  kinds: readonly NotificationKind[];
  choices: Choices;
  /** Confirmed address, not suspended altogether; false for all where no mail is sent. */
  mayMail: boolean;
};

export type HappenedFacts = { actorId: number | null; ageHours: number };

export type TellingDecision = {
  userId: number;
  kind: NotificationKind;
  isInApp: boolean;
  mail: "now" | "digest" | null;
};

export function decideTelling(event: HappenedFacts, concerned: readonly Concerned[]): TellingDecision[] {
  const told = new Map<number, TellingDecision>();
  for (const person of concerned) {
    if (person.userId === event.actorId || told.has(person.userId)) continue;
    const kind = NOTIFICATION_KINDS.find((one) => person.kinds.includes(one));
    if (kind === undefined) continue;
    const channel = channelFor(kind, person.choices);
    if (channel === "none") continue;
    const mail = person.mayMail && event.ageHours <= MAILED_WITHIN_HOURS ? mailOf(channel) : null;
    told.set(person.userId, { userId: person.userId, kind, isInApp: channel !== "email" || mail === null, mail });
  }
  return [...told.values()];
}

/**
 * How long the next mail about one thing waits, by how many mails about it were not looked at: the first goes at once, and
 * whoever has not been there since gets what else happened together, ever more of it in one mail.
 */
const MAIL_PAUSES_MINUTES = [0, 10, 60, 1_440];

export function mailPauseMinutes(unseenMails: number): number {
  return MAIL_PAUSES_MINUTES[Math.min(unseenMails, MAIL_PAUSES_MINUTES.length - 1)] ?? 0;
}

export function channelFor(kind: NotificationKind, choices: Choices): Channel {
  return choices[kind] ?? DEFAULT_CHANNELS[kind];
}

/** Whether a mail that was prepared is still wanted when it is to be sent. */
export function wantsMail(kind: NotificationKind, choices: Choices): boolean {
  return mailOf(channelFor(kind, choices)) !== null;
}

export function watchesByItself(choices: Choices): boolean {
  return choices[AUTO_WATCH] !== "none";
}

function mailOf(channel: Channel): TellingDecision["mail"] {
  if (channel === "email" || channel === "both") return "now";
  return channel === "digest" ? "digest" : null;
}

/** What is left of a choice when its mails are ended: the app where it was in it, else nothing. */
export function withoutMail(channel: Channel): Channel {
  if (channel === "email") return "none";
  return channel === "none" ? "none" : "app";
}

/** The choices that change when somebody ends the mails of one kind, or those of the daily mail. */
export function endMails(
  what: NotificationKind | typeof DIGEST,
  choices: Choices,
): { kind: NotificationKind; channel: Channel }[] {
  const ended = what === DIGEST ? NOTIFICATION_KINDS.filter((kind) => channelFor(kind, choices) === "digest") : [what];
  return ended
    .map((kind) => ({ kind, channel: withoutMail(channelFor(kind, choices)) }))
    .filter(({ kind, channel }) => channel !== channelFor(kind, choices));
}

export function isNotificationKind(value: unknown): value is NotificationKind {
  return NOTIFICATION_KINDS.includes(value as NotificationKind);
}

/** The same kind about the same thing becomes one line: "Anna and 2 others answered your question". */
export type Groupable = { kind: string; what: string; thread: string; isUnread: boolean };

export function groupNotifications<T extends Groupable>(items: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const [at, item] of items.entries()) {
    const key = item.thread === "" ? String(at) : `${item.kind} ${item.what} ${item.thread} ${item.isUnread}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
