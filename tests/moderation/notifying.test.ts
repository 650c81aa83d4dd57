import { describe, expect, it } from "vitest";
import {
  CHANNELS,
  type Concerned,
  channelFor,
  DEFAULT_CHANNELS,
  decideTelling,
  endMails,
  groupNotifications,
  NOTIFICATION_KINDS,
} from "#moderation/notifying";

const now = { actorId: 1, ageHours: 0 };
const somebody = (more: Partial<Concerned> = {}): Concerned => ({
  userId: 2,
  kinds: ["answer"],
  choices: {},
  mayMail: true,
  ...more,
});

describe("who is told how", () => {
  it("never tells whoever did it, and tells one person once, for the nearest reason", () => {
    expect(decideTelling(now, [somebody({ userId: 1 })])).toEqual([]);
    const told = decideTelling(now, [
      somebody({ kinds: ["watched", "me-too", "mention"] }),
      somebody({ kinds: ["watched"] }),
    ]);
    expect(told).toEqual([{ userId: 2, kind: "mention", isInApp: true, mail: "now" }]);
  });

  it("does not get round a 'nothing' by another reason", () => {
    expect(decideTelling(now, [somebody({ kinds: ["mention", "watched"], choices: { mention: "none" } })])).toEqual([]);
  });

  it.each([
    ["app", true, null],
    ["email", false, "now"],
    ["both", true, "now"],
    ["digest", true, "digest"],
  ] as const)("'%s' means app %s, mail %s", (channel, isInApp, mail) => {
    expect(decideTelling(now, [somebody({ choices: { answer: channel } })])).toEqual([
      { userId: 2, kind: "answer", isInApp, mail },
    ]);
  });

  it("shows in the app what cannot be mailed, and does not mail old news", () => {
    const byMail = { choices: { answer: "email" } } as const;
    const inApp = [{ userId: 2, kind: "answer", isInApp: true, mail: null }];
    expect(decideTelling(now, [somebody({ ...byMail, mayMail: false })])).toEqual(inApp);
    expect(decideTelling({ ...now, ageHours: 100 }, [somebody(byMail)])).toEqual(inApp);
  });

  it("ends the mails of one kind, or those of the daily mail, and nothing else", () => {
    expect(endMails("answer", {})).toEqual([{ kind: "answer", channel: "app" }]);
    expect(endMails("answer", { answer: "email" })).toEqual([{ kind: "answer", channel: "none" }]);
    expect(endMails("answer", { answer: "app" })).toEqual([]);
    const daily = NOTIFICATION_KINDS.filter((kind) => DEFAULT_CHANNELS[kind] === "digest");
    expect(daily.length).toBeGreaterThan(0);
    expect(endMails("digest", {}).map(({ kind }) => kind)).toEqual(daily);
    for (const channel of CHANNELS)
      for (const left of endMails("page", { page: channel })) expect(["app", "none"]).toContain(left.channel);
  });

  it("has a default for every kind", () => {
    for (const kind of NOTIFICATION_KINDS) expect(CHANNELS).toContain(channelFor(kind, {}));
  });
});

describe("lines of the list", () => {
  it("gather what is of one kind about one thing, and keep read and unread apart", () => {
    const item = (thread: string, isUnread = true, kind = "answer") => ({ kind, what: "", thread, isUnread });
    const groups = groupNotifications([
      item("1"),
      item("2"),
      item("1"),
      item("1", false),
      item("1", true, "mention"),
      item(""),
      item(""),
    ]);
    expect(groups.map((group) => group.length)).toEqual([2, 1, 1, 1, 1, 1]);
  });
});
