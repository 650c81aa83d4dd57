import { describe, expect, it } from "vitest";
import { scopeIds } from "~/markdown/finish";
import { renderMarkdown } from "~/markdown/markdown.server";
import { findReferences } from "~/markdown/targets";

const resolve = {
  origin: "https://community.example",
  questions: { 812: { title: "Pump <hums>", path: "/q/812/pump-hums" } },
  pages: { "flow sensor": { path: "/wiki/flow-sensor" } },
  wantedPage: "/wiki/new?title=",
  uploads: { "abc.webp": { width: 640, height: 480 } },
};

const render = (source: string, language = "en") => renderMarkdown(source, { resolve, language });
const html = (source: string) => render(source).html;

describe("members, questions and pages", () => {
  it("links members, lower-case, and reports them once", () => {
    const { html, mentions } = render("@Jonas_K and (@jonas_k), **@mari-e**.");
    expect(html).toContain('<a href="/members/jonas_k" class="mention">@Jonas_K</a>');
    expect(mentions).toEqual(["jonas_k", "mari-e"]);
  });

  it("does not see members in code, links, addresses of mail, packages and names that are too short or long", () => {
    const long = "a".repeat(31);
    const { mentions } = render(
      `\`@code1\` [@link1](https://a.example) a@mail.example <x@mail.example> @types/node @ab @${long} x@tail1 \\@escaped1 <a href="https://a.example">@raw1</a> <code>@raw2</code>\n\n    @code2\n\n\`\`\`\n@code3\n\`\`\``,
    );
    expect(mentions).toEqual([]);
  });

  it("links only members that exist where it is told who does", () => {
    const { mentions } = renderMarkdown("@known1 @unknown1", { resolve: { ...resolve, members: ["known1"] } });
    expect(mentions).toEqual(["known1"]);
  });

  it("turns #number into the question's title only where the question exists", () => {
    const { html, questionLinks } = render("See #812 and #999, not a#812 or &#812;.");
    expect(html).toContain(
      'See <a href="/q/812/pump-hums" class="question-link">Pump &lt;hums&gt;</a> and #999, not a#812',
    );
    expect(questionLinks).toEqual([812]);
  });

  it("turns a plain address of a question into its title and keeps the answer it points to", () => {
    const { html, questionLinks, links } = render("https://community.example/q/812/old-title#a5");
    expect(html).toBe('<p><a href="/q/812/pump-hums#a5" class="question-link">Pump &lt;hums&gt;</a></p>');
    expect(questionLinks).toEqual([812]);
    expect(links).toEqual([]);
  });

  it("keeps an author's words for a link to a question and still knows where it leads", () => {
    const { html, questionLinks } = render("[this one](/q/812)");
    expect(html).toBe('<p><a href="/q/812">this one</a></p>');
    expect(questionLinks).toEqual([812]);
  });

  it("links pages by any spelling of their name and marks those that are wanted", () => {
    const { html, pageLinks } = render("[[Flow_sensor]], [[flow  sensor|the sensor]], [[Not & yet]]");
    expect(html).toContain('<a href="/wiki/flow-sensor" class="page-link">Flow_sensor</a>');
    expect(html).toContain('<a href="/wiki/flow-sensor" class="page-link">the sensor</a>');
    expect(html).toContain('<a href="/wiki/new?title=Not%20%26%20yet" class="wanted">Not &amp; yet</a>');
    expect(pageLinks).toEqual(["flow sensor", "not & yet"]);
  });

  it("finds in the source everything that rendering may ask for", () => {
    const source = "@one1 #12 /q/13 [[A_b|c]] [[D]] ![x](/uploads/abc.webp) https://community.example/questions/14/x";
    expect(findReferences(source)).toEqual({
      questions: [12, 13, 14],
      pages: ["a b", "d"],
      members: ["one1"],
      uploads: ["abc.webp"],
    });
  });
});

describe("headings", () => {
  it("move two levels down and get ids from their words, made unique", () => {
    const { html, headings } = render("# Flow *sensor*\n\n## Flow sensor\n\n##### Ende gut\n\n# 流量传感器");
    expect(html).toContain('<h3 id="h-flow-sensor">Flow <em>sensor</em></h3>');
    expect(headings).toEqual([
      { level: 3, id: "h-flow-sensor", text: "Flow sensor" },
      { level: 4, id: "h-flow-sensor-1", text: "Flow sensor" },
      { level: 5, id: "h-ende-gut", text: "Ende gut" },
      { level: 3, id: "h-流量传感器", text: "流量传感器" },
    ]);
  });

  it("are reached by links to their plain names", () => {
    expect(html("# The cause\n\n[see](#the-cause) [lost](#nowhere)")).toContain(
      '<a href="#h-the-cause">see</a> <a href="#nowhere">lost</a>',
    );
  });

  it("can be set apart from those of other texts on the page", () => {
    const scoped = scopeIds(html('# Cause\n\n[see](#cause) a[^1] id="h-x"\n\n[^1]: note'), "a7");
    expect(scoped).toContain('<h3 id="a7-h-cause">');
    expect(scoped).toContain('href="#a7-h-cause"');
    expect(scoped).toContain('<sup id="a7-fr-1" class="footnote-ref"><a href="#a7-fn-1">');
    expect(scoped).toContain('<li id="a7-fn-1"');
    expect(scoped).toContain('id="h-x"');
  });
});

describe("blocks of our own", () => {
  it("writes callouts in the language of the text", () => {
    expect(render("> [!WARNING]\n> Hot **water**", "de").html).toBe(
      '<div class="callout callout-warning"><p class="callout-title">Warnung</p>\n<p>Hot <strong>water</strong></p>\n</div>',
    );
    expect(html("> [!NOBODY]\n> x")).toContain("<blockquote>");
  });

  it("writes what a part applies to, also directly below a paragraph", () => {
    const { html, text } = render("Before\n:::applies 4.1–4.2\n- one\n\n## Two\n:::\nAfter");
    expect(html).toContain('<div class="applies"><p class="applies-to">Applies to <strong>4.1–4.2</strong></p>');
    expect(html).toMatch(/<h3 id="h-two">Two<\/h3>\s*<\/div>\s*<p>After<\/p>$/);
    expect(text).toBe("Before\nApplies to 4.1–4.2\none\nTwo\nAfter");
  });

  it("lets a part without an end reach to the end of the text, or to the next one", () => {
    const part = (versions: string, body: string) =>
      `<div class="applies"><p class="applies-to">Applies to <strong>${versions}</strong></p>\n<p>${body}</p>\n</div>`;
    expect(html(":::applies 4.1\n\nx")).toBe(part("4.1", "x"));
    expect(html(":::applies 4.1\nx\n:::applies 4.2\ny\n:::\nz")).toBe(
      `${part("4.1", "x")}\n${part("4.2", "y")}\n<p>z</p>`,
    );
  });

  it("numbers footnotes by first mention and links there and back", () => {
    const source = "b[^b] a[^a] b[^b] lost[^c]\n\n[^a]: About *a*[^b]\n[^b]: About b\n    and more\n[^d]: Unused";
    const { html, text } = render(source);
    expect(html).toContain('b<sup id="fr-1" class="footnote-ref"><a href="#fn-1">1</a></sup>');
    expect(html).toContain('<li id="fn-2" class="footnote"><p>About <em>a</em><sup id="fr-4"');
    expect(html).toContain('<a href="#fr-1" class="footnote-back" aria-label="Back to the text">↩</a>');
    expect(html).not.toContain("Unused");
    expect(text).toBe("b a b lost[^c]\nAbout b\nand more\nAbout a");
  });

  it("shows tasks as signs, without controls", () => {
    expect(html("- [x] done\n- [ ] open")).toBe(
      '<ul>\n<li><span class="task">☑</span> done</li>\n<li><span class="task">☐</span> open</li>\n</ul>',
    );
  });

  it("colours code in known languages and leaves the rest plain", () => {
    expect(html("```ts\nconst a = 1;\n```")).toBe(
      '<pre tabindex="0"><code class="language-ts"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>;\n</code></pre>',
    );
    expect(html("```nonsense\na < b\n```")).toContain('<code class="language-nonsense">a &lt; b');
    expect(html(`\`\`\`js\n${"let a;\n".repeat(4000)}\`\`\``)).not.toContain("hljs");
  });

  it("lets wide tables scroll by keyboard and keeps their alignment", () => {
    expect(html("| a | b |\n|--|-:|\n| 1 | 2 |")).toBe(
      '<div tabindex="0" class="table"><table><thead><tr><th>a</th><th align="right">b</th></tr>\n</thead><tbody><tr><td>1</td><td align="right">2</td></tr>\n</tbody></table></div>',
    );
  });
});

describe("links and images", () => {
  it("marks outbound links and lists them once, as the browser will read them", () => {
    const { html, links } = render(
      "https://A.example/x [own](https://community.example/rules) [x](https://a.example/x)",
    );
    expect(html).toContain('<a href="https://a.example/x" rel="ugc nofollow noopener">https://A.example/x</a>');
    expect(html).toContain('<a href="https://community.example/rules">own</a>');
    expect(links).toEqual(["https://a.example/x"]);
  });

  it("knows an origin that merely begins like ours from ours", () => {
    expect(render("[x](https://community.example.evil.example/q/812)").links).toHaveLength(1);
  });

  it("shows own images with their size, and turns those of other places into links", () => {
    const { html, images } = render(
      "![a](/uploads/abc.webp) ![b](https://i.example/b.png) ![c](http://i.example/c.png) ![d](/uploads/../x.webp)",
    );
    expect(html).toContain(
      '<img src="/uploads/abc.webp" alt="a" width="640" height="480" loading="lazy" decoding="async" />',
    );
    expect(html).toContain('<a href="https://i.example/b.png" class="outside-image" rel="ugc nofollow noopener">b</a>');
    expect(html).toContain('<a href="http://i.example/c.png" rel="ugc nofollow noopener">c</a>');
    expect(html).not.toContain('src="/uploads/..');
    expect(images).toEqual(["https://i.example/b.png"]);
  });

  it("leads from an own image to the whole of it, unless it leads somewhere already, and names it for those who cannot see it", () => {
    expect(html("![a](/uploads/abc.webp)")).toMatch(
      /^<p><a href="\/uploads\/abc\.webp"><img [^>]*alt="a"[^>]*><\/a><\/p>/,
    );
    expect(html("![](/uploads/abc.webp)")).toContain('alt="Image"');
    expect(render("看图![](/uploads/abc.webp)。", "zh-Hans").html).toContain('alt="图片"');
    for (const inside of [
      "[![a](/uploads/abc.webp)](/rules)",
      "[see ![a](/uploads/abc.webp) there](/rules)",
      '<a href="/rules">![a](/uploads/abc.webp)</a>',
    ]) {
      expect(html(inside).match(/<a /g), inside).toHaveLength(1);
      expect(html(inside), inside).toContain('href="/rules"');
    }
    expect(html("[x](/rules) ![a](/uploads/abc.webp)").match(/<a /g)).toHaveLength(2);
    expect(html("[![b](https://i.example/b.png)](/rules)").match(/<a /g)).toHaveLength(1);
  });
});

describe("HTML in Markdown", () => {
  it("keeps what imported posts use", () => {
    const source =
      'Press <kbd>Mode</kbd>, H<sub>2</sub>O<br><a href="https://a.example" title="t">x</a>\n\n<table><tr><td colspan="2">y</td></tr></table>';
    const out = html(source);
    expect(out).toContain("<kbd>Mode</kbd>, H<sub>2</sub>O<br />");
    expect(out).toContain('<a href="https://a.example/" title="t" rel="ugc nofollow noopener">x</a>');
    expect(out).toContain('<td colspan="2">y</td>');
  });

  it("shows what is no HTML as it was typed", () => {
    expect(render("List<String> and <your-name> and a <- b <script>x</script>").text).toBe(
      "List<String> and <your-name> and a <- b <script>x</script>",
    );
  });

  it("cannot claim our classes, ids or names", () => {
    expect(html('<div class="callout footnotes" id="h-x" name="y">x</div>')).toBe("<div>x</div>");
  });

  it("cannot swallow what follows it by an open quote or comment", () => {
    expect(html('<div title="\n\n**bold**\n\na <!-- open\n\n*em*')).toMatch(
      /<strong>bold<\/strong>[\s\S]*<em>em<\/em>/,
    );
  });
});

describe("plain text", () => {
  it("is what a reader sees, a block a line, with nothing escaped", () => {
    const { text } = render(
      "# A & B\n\nOne *two*\nthree &lt;4&gt;\n\n- x\n- y\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`c<d>` ![alt](https://a.example/x.png)",
    );
    expect(text).toBe("A & B\nOne two\nthree <4>\nx\ny\na b\n1 2\nc<d> alt");
  });

  it("is the same for the same source", () => {
    const source = "# A\n\n[^1] x[^1] @jonas\n\n[^1]: y";
    expect(render(source)).toEqual(render(source));
  });
});
