import { describe, expect, test } from "vitest";
import { htmlToMarkdown, htmlToText } from "~/imports/html-to-markdown";
import { mapProse } from "~/imports/markdown-prose";
import { importedDisplayName, memberNameOf } from "~/imports/member-name";
import { saysTheSame } from "~/imports/same-text";
import { findAddresses, type NewAddress } from "~/imports/stackexchange/addresses";
import { planClosures, planProtections } from "~/imports/stackexchange/closures";
import { importedMarkdown, namesIn } from "~/imports/stackexchange/markdown";
import { findParticipant } from "~/imports/stackexchange/participants";
import { closingRevision, type HistoryRow, planRevisions, tagNames } from "~/imports/stackexchange/revisions";

const hosts = ["old.example.com", "older.example.com"];
const addresses = new Map<string, NewAddress>([
  ["post 12", { path: "/q/3/a-title", mark: "#3" }],
  ["post 34", { path: "/q/3/a-title#a4", mark: "[A title](/q/3/a-title#a4)" }],
  ["comment 56", { path: "/q/3/a-title#c5", mark: "[A title](/q/3/a-title#c5)" }],
  ["user 7", { path: "/members/tom", mark: "[Tom](/members/tom)" }],
  ["tag beer", { path: "/questions?tag=beer", mark: "[beer](/questions?tag=beer)" }],
]);
const ours = (source: string, more: { isComment?: boolean; isOldMarkdown?: boolean } = {}) =>
  importedMarkdown(source, {
    hosts,
    addresses,
    member: (written) => (written.toLowerCase() === "tom" ? "tom-medley" : null),
    isComment: false,
    isOldMarkdown: true,
    ...more,
  });

describe("addresses of the old site", () => {
  test.each([
    ["in a link", "[x](http://old.example.com/questions/12/some-words)", "[x](/q/3/a-title)"],
    [
      "of an answer in a link",
      '[x](https://older.example.com/questions/12/some/34#34 "why")',
      '[x](/q/3/a-title#a4 "why")',
    ],
    ["with a query", "[x](http://old.example.com/questions/12/some?rq=1)", "[x](/q/3/a-title)"],
    ["of a comment", "[x](http://old.example.com/questions/12/some#comment56_12)", "[x](/q/3/a-title#c5)"],
    ["in a definition", "[1]: http://old.example.com/q/12/99", "[1]: /q/3/a-title"],
    ["in HTML", '<a href="//old.example.com/a/34">x</a>', '<a href="/q/3/a-title#a4">x</a>'],
    ["without a host where a link leads", "[x](/questions/12/some)", "[x](/q/3/a-title)"],
    ["alone, before a full stop", "See http://old.example.com/q/12.", "See #3."],
    ["alone, in brackets", "(http://old.example.com/a/34/7)", "([A title](/q/3/a-title#a4))"],
    ["in angles", "<http://old.example.com/questions/12>", "#3"],
    ["of a member", "http://old.example.com/users/7/tom", "[Tom](/members/tom)"],
    ["of a tag", "[x](http://old.example.com/questions/tagged/beer)", "[x](/questions?tag=beer)"],
    [
      "as the words of a link",
      "[http://old.example.com/q/12](http://old.example.com/q/12)",
      "[http://old.example.com/q/12](/q/3/a-title)",
    ],
    [
      "of something that is not in the dump",
      "http://old.example.com/q/99 and /questions/12",
      "http://old.example.com/q/99 and /questions/12",
    ],
    ["of another site", "http://other.example.com/q/12", "http://other.example.com/q/12"],
    ["in code", "`http://old.example.com/q/12`", "`http://old.example.com/q/12`"],
  ])("%s become ours where there is one", (_where, source, expected) => {
    expect(ours(source)).toBe(expected);
  });

  test("are found once each", () => {
    expect(
      findAddresses("http://old.example.com/q/12 [x](http://old.example.com/questions/12/x) /a/34", hosts),
    ).toEqual([{ kind: "post", id: 12 }]);
  });
});

describe("their Markdown", () => {
  test.each([
    ["line ends", "a\r\n\r\nb\r\n", "a\n\nb"],
    ["numbers that were no links", "the #1 of (#22), C#7 and &#8211;", "the \\#1 of (\\#22), C#7 and &#8211;"],
    [
      "numbers in addresses",
      'http://x.example/#1 and <a href="#1">x</a>',
      'http://x.example/#1 and <a href="#1">x</a>',
    ],
    ["names of those who take part", "@Tom: yes", "[@Tom](/members/tom-medley): yes"],
    ["names of others", "@media and mail@tom.example, @ö", "\\@media and mail@tom.example, @ö"],
    ["code", "    #1 @media\n\n```\n#1 @media\n```\n`#1 @media`", "    #1 @media\n\n```\n#1 @media\n```\n`#1 @media`"],
    ["code in a list", "- a\n\n  ```\n  @media #1\n  ```\n- @media", "- a\n\n  ```\n  @media #1\n  ```\n- \\@media"],
    [
      "headings without a space",
      "#Title#\n##Second\n## Third ##\n## 4th##\n\n#1 is not",
      "# Title\n## Second\n## Third\n## 4th\n\n\\#1 is not",
    ],
    [
      "definitions below a line of text",
      "a [x][1]\n[1]: http://x.example\n[2]: http://y.example",
      "a [x][1]\n\n[1]: http://x.example\n[2]: http://y.example",
    ],
    [
      "brackets in brackets",
      "x[[1]][1], [[2]](http://x.example) and [[3]]",
      "x[\\[1\\]][1], [\\[2\\]](http://x.example) and \\[[3]]",
    ],
    ["spoilers", "a\n\n>! the end\nof it\n\nb", "a\n\n<details>\n\nthe end of it\n\n</details>\n\nb"],
    ["pictures in quotations", ">![x][1]", "> ![x][1]"],
    ["pictures that nobody described", "![enter image description here][1]", "![][1]"],
    ["tags in brackets", "[tag:beer]", "[beer](/questions?tag=beer)"],
    [
      "pictures",
      "![x](http://i.stack.imgur.com/a.png) ![y](http://i.imgur.com/b.png)",
      "![x](https://i.sstatic.net/a.png) ![y](https://i.imgur.com/b.png)",
    ],
  ])("%s", (_what, source, expected) => {
    expect(ours(source)).toBe(expected);
  });

  test("keeps a hash in front of a word once the old site had changed to CommonMark", () => {
    expect(ours("#Title", { isOldMarkdown: false })).toBe("#Title");
  });

  test("shows HTML in comments as it was written", () => {
    expect(ours("<b>x</b> <http://x.example> a < b", { isComment: true })).toBe(
      "\\<b>x\\</b> <http://x.example> a < b",
    );
  });

  test("changes prose and never code, and loses nothing", () => {
    const source = "a `b` ``c ` d`` \\`e\n\n    f\n\n- g\n\n      h `unclosed";
    expect(mapProse(source, (prose) => prose)).toBe(source);
    expect(mapProse(source, (prose) => prose.toUpperCase())).toBe(
      "A `b` ``c ` d`` \\`E\n\n    f\n\n- G\n\n      H `UNCLOSED",
    );
  });

  test("names at most fifty people", () => {
    const names = Array.from({ length: 80 }, (_, index) => `@name${index}`).join(" ");
    expect(namesIn(names)).toHaveLength(50);
  });
});

describe("people addressed by their names", () => {
  const people = [
    { name: "tom-medley", displayName: "Tom Medley" },
    { name: "tomas", displayName: "Tomáš" },
    { name: "monica", displayName: "Monica Cellio" },
    { name: "li-lei", displayName: "李雷" },
  ];
  test.each([
    ["TomMedley", "tom-medley"],
    ["Monica", "monica"],
    ["mon", "monica"],
    ["mo", null],
    ["Tom", null],
    ["Tomáš", "tomas"],
    ["李雷", "li-lei"],
    ["nobody", null],
    ["---", null],
  ])("@%s means %s", (written, expected) => {
    expect(findParticipant(written, people)).toBe(expected);
  });
});

describe("names of members", () => {
  test.each([
    ["Ada Lovelace", "ada-lovelace"],
    ["Łukasz L.", "lukasz-l"],
    ["Jürgen Groß", "jurgen-gross"],
    ["Иван Щукин", "ivan-shchukin"],
    ["李雷", "user-9"],
    ["Al", "al-9"],
    ["moderator", "moderator-9"],
    ["A name that is far too long for anybody", "a-name-that-is-far-too-long-fo"],
    ["__x__", "x-9"],
  ])("%s becomes %s", (display, expected) => {
    expect(memberNameOf(display, "9")).toBe(expected);
  });

  test("lose what turns or hides text, and are never empty", () => {
    expect(importedDisplayName("  \u202Eev\u200Bil\u0007\n name ", "9")).toBe("evil name");
    expect(importedDisplayName("\u202E", "9")).toBe("user9");
    expect([...importedDisplayName("😀".repeat(100), "9")]).toHaveLength(60);
  });
});

describe("HTML as Markdown", () => {
  test.each([
    ["<p>a &amp; b &lt;c&gt;</p>", "a & b \\<c>"],
    ['<pre class="lang-js prettyprint"><code>a &lt; b\n```\n</code></pre>', "````js\na < b\n```\n````"],
    ["<blockquote><p>x</p></blockquote>", "> x"],
    ["<p>H<sub>2</sub>O and <kbd>Ctrl</kbd> <s>no</s></p>", "H<sub>2</sub>O and <kbd>Ctrl</kbd> ~~no~~"],
    ['<ol start="3"><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ol>', "3. a\n4. b\n   \n   - c"],
    ['<h2>x</h2><hr><p><a href="http://x.example">y</a></p>', "## x\n\n***\n\n[y](http://x.example)"],
    ["<script>alert(1)</script><p>x</p><style>p{}</style>", "x"],
  ])("%s", (html, expected) => {
    expect(htmlToMarkdown(html).replace(/ +\n/g, "\n").replace(/\n\n+/g, "\n\n")).toBe(
      expected.replace(/ +\n/g, "\n").replace(/\n\n+/g, "\n\n"),
    );
  });

  test("of thousands of nested elements keeps the words", () => {
    expect(htmlToMarkdown(`${"<div>".repeat(50_000)}words`)).toBe("words");
    expect(htmlToMarkdown(`${"<p>a".repeat(500)} <b>words</b>`)).toContain("**words**");
  });

  test("gives the words alone", () => {
    expect(htmlToText("<p>a<br>b &quot;c&quot; &#x41;&#66;</p>").trim()).toBe('a\nb "c" AB');
  });
});

describe("comparing a text with what was shown", () => {
  const words = "the quick brown fox jumps over the lazy dog and runs away from all of them";
  test("knows the same words in other clothes", () => {
    expect(saysTheSame(words, `<p>${words.replace("fox", "<b>fox</b>")}</p>`, true)).toBe(true);
    expect(saysTheSame(words, `<p>${words} today</p>`, true)).toBe(false);
    expect(saysTheSame(words, `<p>${words} today</p>`, false)).toBe(true);
    expect(
      saysTheSame(
        words,
        "<p>Something else entirely was written here by another person later, about kettles and tea.</p>",
        false,
      ),
    ).toBe(false);
  });
});

const row = (id: number, type: number, fields: Partial<HistoryRow> = {}): HistoryRow => ({
  id,
  type,
  guid: `g${id}`,
  created_at: `2020-01-01 00:${String(id).padStart(2, "0")}:00+00`,
  user_id: 1,
  user_name: null,
  comment: null,
  text: null,
  ...fields,
});
const post = {
  created_at: "2020-01-01 00:00:00+00",
  owner_id: 5,
  owner_name: null,
  editor_id: null,
  editor_name: null,
  edited_at: null,
  title: "Now",
  tags: "<a>",
};

describe("the revisions of a post", () => {
  test("carry on what a save does not mention", () => {
    const { revisions } = planRevisions(post, [
      row(1, 2),
      row(2, 1, { guid: "g1", text: "First" }),
      row(3, 6, { text: "<b>" }),
      row(4, 4, { text: "Now" }),
      row(5, 10),
    ]);
    expect(revisions.map(({ body, title, tags }) => [body, title, tags])).toEqual([
      [{ historyId: 1 }, "First", "<b>"],
      [{ historyId: 1 }, "First", "<b>"],
      [{ historyId: 1 }, "Now", "<b>"],
    ]);
  });

  test("without any history are one, by the author, from the HTML", () => {
    const { revisions, isBehind } = planRevisions({ ...post, edited_at: "2020-02-01 00:00:00+00" }, []);
    expect(revisions).toEqual([
      expect.objectContaining({ body: "html", title: "Now", userId: 5, at: post.created_at }),
    ]);
    expect(isBehind).toBe(true);
  });

  test("are the author's where the history names nobody for the first one", () => {
    const { revisions } = planRevisions(post, [
      row(1, 2, { user_id: null }),
      row(2, 5, { user_id: null, user_name: "Ghost" }),
    ]);
    expect(revisions.map(({ userId, userName }) => [userId, userName])).toEqual([
      [5, null],
      [null, "Ghost"],
    ]);
  });

  test("end with the last edit of the post", () => {
    const edited = { ...post, edited_at: "2020-03-01 00:00:00+00", editor_id: 8 };
    const plan = planRevisions(edited, [row(1, 2)]);
    expect(closingRevision(edited, plan, "html")).toMatchObject({
      at: edited.edited_at,
      userId: 8,
      title: "Now",
      tags: "<a>",
    });
  });

  test("read tags of old and new dumps", () => {
    expect([tagNames("<a><b-c>"), tagNames("|a|b-c|"), tagNames(""), tagNames(null)]).toEqual([
      ["a", "b-c"],
      ["a", "b-c"],
      [],
      [],
    ]);
  });
});

describe("closings", () => {
  test("pair with reopenings, and end as the post says", () => {
    const rows = [row(1, 10, { comment: "105" }), row(2, 10), row(3, 11), row(4, 11), row(5, 10, { comment: "2" })];
    const { closures, unpaired } = planClosures(rows, { closedAt: null, lastActivity: "2020-05-05 00:00:00+00" });
    expect(closures).toEqual([
      expect.objectContaining({
        reason: "off-topic",
        note: "Primarily opinion-based",
        reopenedAt: rows[2]?.created_at,
      }),
      expect.objectContaining({ reason: "off-topic", note: "", reopenedAt: "2020-05-05 00:00:00+00" }),
    ]);
    expect(unpaired).toBe(2);
  });

  test("exist where the post is closed and its history does not say so", () => {
    const { closures } = planClosures([], { closedAt: "2020-01-02 00:00:00+00", lastActivity: "" });
    expect(closures).toEqual([expect.objectContaining({ at: "2020-01-02 00:00:00+00", reopenedAt: null })]);
  });

  test("of questions that moved away say where they went", () => {
    const rows = [row(1, 35, { comment: "to http://x.example/questions/1/y" }), row(2, 10, { comment: "102" })];
    const { closures } = planClosures(rows, { closedAt: "2020-01-02 00:00:00+00", lastActivity: "" });
    expect(closures[0]).toMatchObject({ reason: "resolved-elsewhere", note: "http://x.example/questions/1/y" });
  });

  test("name people before the old site itself", () => {
    const text = '{"Voters":[{"Id":4},{"Id":"x"},7,null],"OriginalQuestionIds":[9,"8"]}';
    const { closures } = planClosures([row(1, 10, { user_id: -1, comment: "101", text })], {
      closedAt: "x",
      lastActivity: "",
    });
    expect(closures[0]).toMatchObject({ reason: "duplicate", by: [4, -1], originals: [9] });
  });

  test("are not protections", () => {
    const { protections, unpaired } = planProtections([row(1, 20), row(2, 19), row(3, 10), row(4, 20), row(5, 19)]);
    expect(protections).toHaveLength(2);
    expect(protections[1]?.liftedAt).toBeNull();
    expect(unpaired).toBe(1);
  });
});
