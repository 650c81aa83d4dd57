import { describe, expect, test } from "vitest";
import { Post, type PostData } from "~/components/post/post";
import type { PostMay } from "~/components/post/post-tools";
import { WritingForm } from "~/components/post/writing-form";
import { QuestionRow, type QuestionRowData } from "~/components/question/row";
import { DiffView } from "~/components/revision/diff-view";
import { RevisionList, type RevisionListProps } from "~/components/revision/revision-list";
import { SiteFooter } from "~/components/site/footer";
import { SiteHeader } from "~/components/site/header";
import { VisitNotice } from "~/components/site/visit-notice";
import { Field } from "~/components/ui/field";
import { FormErrors } from "~/components/ui/form-errors";
import { Time } from "~/components/ui/time";
import type { FormReply } from "~/forms/form";
import type { Subject } from "~/models/document/subject.server";
import { SETTINGS_DEFAULTS } from "~/settings";
import { diffDocuments } from "~/text/diff";
import { member, render } from "./render";

const post: PostData = {
  id: 12,
  kind: "answer",
  state: "published",
  language: "de",
  html: "<p>Hallo</p>",
  author: { name: "abd", displayName: "عبد الله" },
  createdAt: "2026-01-01T10:00:00Z",
  revisionNumber: 1,
  editedAt: null,
  score: 3,
  myVote: 1,
  isAccepted: true,
  acceptedBy: "Mareike",
};
const nothing: PostMay = { voteUp: false, voteDown: false, comment: false, edit: false, suggest: false };

describe("a field", () => {
  const reply: FormReply = { errors: { title: { code: "too-short", values: { least: 15 } } }, typed: { title: "<b>" } };

  test("joins its hint, its error and its counter to the control for screen readers, and keeps what was typed", () => {
    const html = render(
      <Field name="title" label="Title" hint="In one sentence" maxLength={200} hasCounter reply={reply} />,
    );
    expect(html).toContain('<label for="field-title">Title</label>');
    expect(html).toContain('aria-describedby="field-title-hint field-title-error field-title-count"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("at least 15 characters");
    expect(html).toContain('value="&lt;b&gt;"');
  });

  test("never sends a password back", () => {
    const html = render(<Field name="password" type="password" label="Password" value="secret" />);
    expect(html).not.toContain("secret");
  });

  test("the list above the form leads to the field that needs a change", () => {
    const html = render(<FormErrors reply={reply} labels={{ title: "Title" }} />);
    expect(html).toContain('<a href="#field-title">Title: This needs at least 15 characters.</a>');
  });

  test("an error without its values still shows a page", () => {
    const odd: FormReply = { errors: { a: { code: "too-short" }, b: { code: "number-large" } }, typed: {} };
    expect(render(<FormErrors reply={odd} />).match(/<li>/g)).toHaveLength(2);
  });

  test("waiting is said in the unit that people use", () => {
    const limited: FormReply = { errors: { form: { code: "rate-limited", values: { seconds: 600 } } }, typed: {} };
    expect(render(<FormErrors reply={limited} />)).toContain("10 minutes");
  });
});

describe("a post", () => {
  test("shows guests the score and the tick in words, and no button", () => {
    const html = render(<Post post={post} may={nothing} comments={[]} />);
    expect(html).not.toContain("<button");
    expect(html).not.toContain("<form");
    expect(html).toContain("<strong>3</strong> <small>votes</small>");
    expect(html).toContain('aria-label="Accepted by Mareike"');
  });

  test("marks the language of its text and isolates the author's name", () => {
    const html = render(<Post post={post} may={nothing} comments={[]} />);
    expect(html).toContain('<div class="prose" lang="de" dir="auto"><p>Hallo</p></div>');
    expect(html).toContain("<bdi>عبد الله</bdi>");
  });

  test("keeps the headings and footnotes of each text apart", () => {
    const html = '<h3 id="h-cause">Cause</h3><p>So<sup id="fr-1"><a href="#fn-1">1</a></sup></p>';
    const comment = { ...post, id: 13, html, score: 0, myVote: 0 as const };
    const page = render(
      <>
        <Post post={{ ...post, id: 11, kind: "question", html }} may={nothing} comments={[]} />
        <Post post={{ ...post, html }} may={nothing} comments={[comment]} />
      </>,
    );
    const ids = [...page.matchAll(/ id="([^"]*h-cause|[^"]*fr-1)"/g)].map((match) => match[1]);
    // The question's own stay as they are, for links from elsewhere.
    expect(ids).toEqual(["h-cause", "fr-1", "a12-h-cause", "a12-fr-1", "c13-h-cause", "c13-fr-1"]);
    expect(page).toContain('href="#c13-fn-1"');
  });

  test("offers to take the vote back where it was cast, and to cast it where it was not", () => {
    const html = render(<Post post={post} may={{ ...nothing, voteUp: true, voteDown: true }} comments={[]} />, {
      actor: member,
    });
    expect(html).toMatch(/value="0" class="vote" aria-pressed="true"/);
    expect(html).toMatch(/value="-1" class="vote down" aria-pressed="false"/);
    expect(html).toContain('action="/posts/12/votes"');
  });

  test("tells its author why it waits and where to change it", () => {
    const held = { ...post, state: "held", isAccepted: false, author: { name: "jonas", displayName: "Jonas" } };
    const reasons = [{ code: "advert-coupon", rule: "advertising", passage: "code <FLOW20>" }];
    const html = render(<Post post={held} may={{ ...nothing, edit: true }} comments={[]} held={{ reasons }} />, {
      actor: member,
    });
    expect(html).toContain("Held for review");
    expect(html).toContain("A discount or a coupon code.");
    expect(html).toContain("code &lt;FLOW20&gt;");
    expect(html).toContain('href="/rules#advertising"');
    expect(html).toContain('href="/posts/12/edit"');
  });

  test("a name that is gone leaves no link behind", () => {
    const html = render(<Post post={{ ...post, author: null }} may={nothing} comments={[]} />);
    expect(html).not.toContain("/members/");
    expect(html).toContain("former member");
  });
});

describe("a row of a list", () => {
  const question: QuestionRowData = {
    id: 5,
    title: "水泵不出水",
    language: "zh-Hans",
    score: 0,
    answerCount: 2,
    acceptedCount: 1,
    meTooCount: 0,
    tagSlugs: ["pump"],
    isClosed: true,
    isPinned: false,
    askedAt: "2026-01-01T10:00:00Z",
    author: null,
    authorName: "Olga",
  };

  test("says solved and closed in words, and marks a title in another language", () => {
    const html = render(<QuestionRow question={question} />);
    expect(html).toContain("<small>solved</small>");
    expect(html).toContain(">Closed<");
    expect(html).toContain('lang="zh-Hans"');
    expect(html).toContain("简体中文");
    expect(html).toContain("<bdi>Olga</bdi>");
  });

  test("counts answers by the plural of the language", () => {
    const russian = render(<QuestionRow question={{ ...question, acceptedCount: 0, answerCount: 3 }} />, {}, "ru");
    expect(russian).toContain("<small>ответа</small>");
  });
});

describe("the frame", () => {
  const settings = {
    ...SETTINGS_DEFAULTS,
    contact: {
      ...SETTINGS_DEFAULTS.contact,
      company: "Tidewell GmbH",
      phone: "+49 (0)40 555-0100",
      email: "hello@tidewell.example",
      people: [{ topic: "Pumps", name: "Ines", reach: "call before noon" }],
    },
  };

  test("every page shows how to reach the company, with links that call and write", () => {
    const html = render(<SiteFooter />, { community: { areas: [], products: [], rules: [], settings } });
    expect(html).toContain('href="tel:+49405550100"');
    expect(html).toContain('href="mailto:hello@tidewell.example"');
    expect(html).toContain("call before noon");
    expect(html).not.toMatch(/href="tel:"/);
  });

  test("guests are asked in, members get their menu, and only moderators see the queue", () => {
    const guest = render(<SiteHeader />);
    expect(guest).toContain('href="/join"');
    expect(guest).not.toContain("/queue");
    expect(guest).not.toContain('action="/logout"');
    const moderator = render(<SiteHeader />, { actor: { ...member, role: "moderator", openCases: 14 } });
    expect(moderator).toContain("Queue · 14");
    const busy = render(<SiteHeader />, { actor: { ...member, role: "admin", openCases: 100 } });
    expect(busy).toContain("Queue · 99+");
    expect(render(<SiteHeader />, { actor: { ...member, openCases: null } })).not.toContain("Queue");
    expect(moderator).toContain('<form method="post" action="/logout">');
    expect(moderator).not.toContain('href="/join"');
  });

  test("logging in leads back to the page one came from", () => {
    expect(render(<SiteHeader />, { path: "/q/5/pump?order=newest" })).toContain(
      "/login?to=%2Fq%2F5%2Fpump%3Forder%3Dnewest",
    );
  });

  test("only notices can be shown by the notice cookie", () => {
    expect(render(<VisitNotice />, { notice: "common:notice.saved" })).toContain("Saved.");
    expect(render(<VisitNotice />, { notice: "common:error.too-short" })).toBe("");
    expect(render(<VisitNotice />, { notice: "<script>" })).toBe("");
  });
});

describe("times", () => {
  test("carry the moment for machines and the exact hour in the reader's zone", () => {
    const html = render(<Time at="2025-06-01T22:30:00Z" />, { actor: member });
    expect(html).toContain('dateTime="2025-06-01T22:30:00.000Z"');
    expect(html).toContain("June 2, 2025 at 12:30 AM");
  });
});

describe("a form for writing", () => {
  const form = (
    <WritingForm draftTarget="answer:5" submit="Post">
      <p />
    </WritingForm>
  );

  test("has a key that differs from page to page, so that a double click posts once", () => {
    const keyOf = (html: string) => /name="key" value="([A-Za-z0-9-]{8,64})"/.exec(html)?.[1];
    const [one, other] = [keyOf(render(form, { actor: member })), keyOf(render(form, { actor: member }))];
    expect(one).toBeDefined();
    expect(one).not.toBe(other);
  });

  test("keeps drafts for members only", () => {
    expect(render(form, { actor: member })).toContain('data-draft="answer:5" data-member="7"');
    expect(render(form)).not.toContain("data-draft=");
  });
});

describe("a comparison", () => {
  const diff = diffDocuments("Same.\n\nUse 12 V.\n\nGone.\n", "Same.\n\nUse 24 V.\n\nGone.\n\nNew & <b>.\n", "en");

  test("says in signs and words what was added and what deserves a second look", () => {
    const html = render(<DiffView diff={diff} language="en" />);
    expect(html).toContain("<del");
    expect(html).toContain("<ins");
    expect(html).toContain("a number changed");
    expect(html).toMatch(
      /diff-block added[\s\S]*<span aria-hidden="true">\+<\/span><span class="visually-hidden">added<\/span>/,
    );
    expect(html).toContain("New &amp; &lt;b&gt;.");
  });

  test("shows each side in its own column when asked to", () => {
    const html = render(<DiffView diff={diff} language="en" layout="beside" />);
    const changed = html.match(/diff-block changed/g);
    expect(changed).toHaveLength(2);
  });
});

describe("the history of a page", () => {
  const by = (...names: string[]): RevisionListProps["revisions"] =>
    names.map((name, at) => ({
      id: 100 - at,
      number: names.length - at,
      title: "Descaling",
      tags: null,
      summary: "",
      isMinor: false,
      createdAt: "2026-01-01T10:00:00Z",
      publishedAt: "2026-01-01T10:00:00Z",
      basedOn: null,
      author: { name, displayName: name.toUpperCase(), avatar: null },
      authorName: null,
      blob: String(at),
      size: 10,
    }));
  const subject = {
    id: 7,
    kind: "page",
    title: "Descaling",
    path: "/wiki/x/descaling",
    publishedRevisionId: 100,
  } as Subject;
  const list = (revisions: RevisionListProps["revisions"], kind: Subject["kind"] = "page") =>
    render(<RevisionList post={{ ...subject, kind }} revisions={revisions} hasMore={false} before={null} />, {
      actor: { ...member, name: "reader" },
    });

  test("offers to take back what one author did in a row, down to the version before it", () => {
    expect(list(by("troll", "troll", "troll", "ann", "troll"))).toContain('href="/pages/7/edit?restore=2"');
  });

  test("offers it for nothing else: a single change, a page of one author, a post", () => {
    for (const html of [
      list(by("troll", "ann")),
      list(by("troll", "troll")),
      list(by("troll", "troll", "ann"), "answer"),
    ])
      expect(html).not.toContain("restore=");
  });
});
