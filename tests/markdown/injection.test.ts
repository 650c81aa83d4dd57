// Script injection: vectors × places, several thousand texts, none of which may leave anything but the allow-list.
import { describe, expect, it } from "vitest";
import { renderDiffHtml } from "~/markdown/diff.server";
import { plainTextFallback, renderMarkdown } from "~/markdown/markdown.server";
import { faultsOf } from "./strict-html";

const resolve = {
  origin: "https://community.example",
  questions: { 7: { title: '"><script>alert(1)</script>', path: "/q/7/x" } },
  pages: { home: { path: "/wiki/home" } },
  wantedPage: "/wiki/new?title=",
};

const ADDRESSES = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "\u0001javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\u0000script:alert(1)",
  "java\u200Bscript:alert(1)",
  "java\u00ADscript:alert(1)",
  "javascript&colon;alert(1)",
  "javascript&#58;alert(1)",
  "javascript&#x3A;alert(1)",
  "javascript&#x003a;alert(1)",
  "javascript&#0000058alert(1)",
  "&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)",
  "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "java&#10;script:alert(1)",
  "jav&#x0A;ascript:alert(1)",
  "%6Aavascript:alert(1)",
  "javascript%3Aalert(1)",
  "javascript://%0aalert(1)",
  "javascript:/*--></title></style></textarea></script><svg/onload=alert(1)>*/",
  "javascript:alert`1`",
  "vbscript:msgbox(1)",
  "livescript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "DATA:text/html;charset=utf-8,x",
  "blob:https://community.example/1",
  "filesystem:https://community.example/x",
  "file:///etc/passwd",
  "view-source:javascript:alert(1)",
  "feed:javascript:alert(1)",
  "jar:javascript:alert(1)!/",
  "about:blank",
  "intent://x#Intent;scheme=javascript;end",
  "//evil.example/x",
  "\\\\evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "///evil.example",
  "http:javascript:alert(1)",
  "https://user:password@evil.example",
  "https://community.example@evil.example",
  "http://[::1",
  'x" onclick="alert(1)',
  "x' onclick='alert(1)",
  "x` onclick=alert(1)",
  '#x" onmouseover=alert(1) "',
  'mailto:a@b.example" onclick="alert(1)',
  'https://a.example/"><img src=x onerror=alert(1)>',
  "https://a.example/&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
];

const HANDLERS =
  "onclick onerror onload onmouseover onfocus ontoggle onanimationstart onbeforetoggle onpointerdown".split(" ");

const TAGS = [
  "<script>alert(1)</script>",
  "<ScRiPt src=//evil.example/x></sCrIpT>",
  "<script/x>alert(1)</script>",
  "<script\n>alert(1)</script\n>",
  "<<script>alert(1)//<</script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<script>alert(1)",
  "</script><script>alert(1)</script>",
  "<!--><script>alert(1)</script>-->",
  "<!-- --!><script>alert(1)</script>",
  "<!--<img src=--><img src=x onerror=alert(1)//>",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?xml version='1.0'?><script>alert(1)</script>",
  "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
  "<style>*{background:url(javascript:alert(1))}</style>",
  "<style><img src='</style><img src=x onerror=alert(1)//'></style>",
  "<style/><img src=x onerror=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><a><animate attributeName=href values='#safe;javascript:alert(1)' /><text>x</text></a></svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
  "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
  "<svg><use href='data:image/svg+xml,<svg id=x><script>alert(1)</script></svg>#x'>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
  "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
  "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
  "<template><script>alert(1)</script></template>",
  "<template shadowrootmode=open><script>alert(1)</script></template>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<textarea><img src=x onerror=alert(1)></textarea>",
  "<title><img src=x onerror=alert(1)></title>",
  "<xmp><img src=x onerror=alert(1)></xmp>",
  "<plaintext><img src=x onerror=alert(1)>",
  "<noembed><img src=x onerror=alert(1)></noembed>",
  "<noframes><img src=x onerror=alert(1)></noframes>",
  "<iframe src=javascript:alert(1)></iframe>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<iframe><iframe><iframe><img src=x onerror=alert(1)></iframe></iframe></iframe>",
  "<object data=javascript:alert(1)></object>",
  "<embed src=javascript:alert(1)>",
  "<applet code=x></applet>",
  "<base href=javascript:alert(1)//>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<form action=javascript:alert(1)><input type=submit></form>",
  "<button formaction=javascript:alert(1)>x</button>",
  "<input autofocus onfocus=alert(1)>",
  "<isindex action=javascript:alert(1) type=image>",
  "<select autofocus onfocus=alert(1)><option>x</select>",
  "<video><source onerror=alert(1)></video>",
  "<video src=x onerror=alert(1)></video>",
  "<audio src=x onerror=alert(1)>",
  "<marquee onstart=alert(1)>x</marquee>",
  "<body onload=alert(1)>",
  "<html><head><script>alert(1)</script></head></html>",
  "<frameset onload=alert(1)>",
  "<table background=javascript:alert(1)><tr><td background=javascript:alert(1)>x</table>",
  "<details open ontoggle=alert(1)>x</details>",
  "<dialog open onclose=alert(1)>x</dialog>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href='javascript:alert(1)' href='https://a.example'>x</a>",
  "<a xlink:href='javascript:alert(1)'>x</a>",
  "<a\thref\t=\tjavascript:alert(1)\t>x</a>",
  '<a href="https://a.example" style="position:fixed;inset:0" target=_blank ping=//evil.example>x</a>',
  "<img src=x onerror=alert(1)>",
  "<img src=x:alert(1) onerror=eval(src)>",
  "<img/src=x/onerror=alert(1)>",
  '<img """><script>alert(1)</script>">',
  '<img src="x` `<script>alert(1)</script>"` `>',
  "<img srcset='x 1x, javascript:alert(1) 2x'>",
  "<img src='javascript:alert(1)' lowsrc='javascript:alert(1)' dynsrc='javascript:alert(1)'>",
  "<img src=https://a.example/x.png usemap=#m ismap longdesc=javascript:alert(1)>",
  "<image src=x onerror=alert(1)>",
  "<p style='background:url(javascript:alert(1))'>x</p>",
  "<p id=__proto__ name=constructor class='hljs callout mention' data-x=1>x</p>",
  "<img name=getElementById><form id=test><input name=attributes></form>",
  "<div title='\n\n**x**\n\n' onclick=alert(1)>",
  '<div title="\n\n[x](https://a.example "onmouseover=alert(1) ")\n\n',
  "<a title='\n\n[^1]\n\n[^1]: ' onclick=alert(1)>x\n\n",
  "<b><p><a><table><tr><td><li></b></a></p>",
  "</div></section></article></main></body></html><script>alert(1)</script>",
  "<p/onclick=alert(1)/>x",
  "<p\fonclick=alert(1)>x",
  "<p\u000Bonclick=alert(1)>x",
  "<\u0000script>alert(1)</script>",
  "<script\u0000>alert(1)</script>",
  "\u3008script\u3009alert(1)",
  "＜script＞alert(1)＜/script＞",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&amp;lt;script&amp;gt;alert(1)",
  "&#60;img src=x onerror=alert(1)&#62;",
  "&#x3C;script&#x3E;alert(1)",
  "&LT;script&GT;alert(1)",
  "%3Cscript%3Ealert(1)%3C/script%3E",
  "{{constructor.constructor('alert(1)')()}}",
  "$".concat("{alert(1)}"),
  "<pre><code class='language-js onclick=x'></code></pre>",
  '<code class="language-x&quot; onclick=alert(1)">',
  "<span class=hljs-keyword onclick=alert(1)>",
  "<time datetime='\"><script>alert(1)</script>'>x</time>",
  "<td colspan=99999999 rowspan=65534>x",
  "<ol start=javascript:1><li value='1 onclick=alert(1)'>",
  "<q cite=javascript:alert(1)>x</q>",
  "<bdo dir='rtl onclick=x'>x</bdo>",
  "<x-y onclick=alert(1)>",
  "<a:b onclick=alert(1)>",
  "<p onclick=alert(1)//",
  "<p onclick=alert(1)<p>",
];

const PLACES: ((payload: string) => string)[] = [
  (x) => x,
  (x) => `text ${x} text`,
  (x) => `> ${x}`,
  (x) => `- ${x}\n  - ${x}`,
  (x) => `# ${x}`,
  (x) => `| a | b |\n|---|---|\n| ${x} | [y](${x}) |`,
  (x) => `[${x}](https://a.example)`,
  (x) => `![${x}](https://a.example/x.png "${x}")`,
  (x) => `**${x}** \`${x}\``,
  (x) => `\`\`\`${x}\n${x}\n\`\`\``,
  (x) => `\`\`\`html\n${x}\n\`\`\``,
  (x) => `> [!NOTE]\n> ${x}`,
  (x) => `:::applies ${x}\n${x}\n:::`,
  (x) => `a[^1]\n\n[^1]: ${x}`,
  (x) => `a[^${x}]\n\n[^${x}]: note`,
  (x) => `[[${x}]] [[Home|${x}]] #7 @${x}`,
  (x) => `<div>\n\n${x}\n\n</div>`,
  (x) => `<a href="https://a.example">${x}</a>`,
];

const ADDRESS_PLACES: ((address: string) => string)[] = [
  (x) => `[x](${x})`,
  (x) => `[x](<${x}>)`,
  (x) => `[x](${x} "title")`,
  (x) => `![x](${x})`,
  (x) => `<${x}>`,
  (x) => x,
  (x) => `[x][r]\n\n[r]: ${x}`,
  (x) => `[x][r]\n\n[r]: <${x}> "title"`,
  (x) => `![x][r]\n\n[r]: ${x} '${x}'`,
  (x) => `<a href="${x}">x</a>`,
  (x) => `<a href='${x}'>x</a>`,
  (x) => `<a href=${x}>x</a>`,
  (x) => `<img src="${x}" alt="${x}">`,
  (x) => `[![x](${x})](${x})`,
  (x) => `[x](https://a.example "${x}")`,
  (x) => `[[${x}|${x}]]`,
  (x) => `a[^1]\n\n[^1]: [x](${x})`,
];

const texts = [
  ...TAGS.flatMap((payload) => PLACES.map((place) => place(payload))),
  ...ADDRESSES.flatMap((address) => ADDRESS_PLACES.map((place) => place(address))),
  ...HANDLERS.flatMap((handler) =>
    ["p", "a", "img", "td", "code", "details", "b", "span", "blockquote"].flatMap((tag) =>
      [" ", "/", "\n", "\t", " x=y ", ' x="" ', "\f"].map((gap) => `<${tag}${gap}${handler}=alert(1)>x</${tag}>`),
    ),
  ),
];

describe("script injection", () => {
  it("is noticed by the reader that judges the HTML", () => {
    const bad = [
      "<script>",
      '<p onclick="x">x</p>',
      '<p id="x">x</p>',
      '<a href="javascript:x">x</a>',
      '<a href="//x">x</a>',
      "<img src=x>",
      "<p>",
      "</p>",
      "a < b",
      '<p class="mine">x</p>',
      '<img src="http://a.example/" />',
    ];
    for (const html of bad) expect(faultsOf(html), html).not.toEqual([]);
  });

  it(`leaves nothing but the allow-list in ${texts.length} hostile texts`, () => {
    const faults = texts.flatMap((text) =>
      faultsOf(renderMarkdown(text, { resolve }).html).map((fault) => ({ text, fault })),
    );
    expect(faults).toEqual([]);
    expect(texts.length).toBeGreaterThan(3000);
  });

  it("offers no outbound link with another scheme", () => {
    for (const text of texts) {
      const { links, images } = renderMarkdown(text, { resolve });
      for (const link of [...links, ...images]) expect(link).toMatch(/^https?:\/\//);
    }
  });

  it("survives hostile texts one after another in one document", () => {
    for (let at = 0; at < texts.length; at += 40) {
      const text = texts.slice(at, at + 40).join("\n\n");
      expect(faultsOf(renderMarkdown(text, { resolve }).html)).toEqual([]);
    }
  });

  it("leaves nothing but the allow-list where hostile texts are compared", () => {
    for (let at = 0; at + 1 < texts.length; at += 7) {
      const before = `one two three ${texts[at]} four five six seven\n\nend`;
      const after = `one two three ${texts[at + 1]} four five six eight\n\nend`;
      for (const block of renderDiffHtml(before, after, { resolve }).blocks) {
        for (const html of Object.values(block).filter((value) => typeof value === "string" && value.includes("<"))) {
          expect(faultsOf(String(html))).toEqual([]);
        }
      }
    }
  });

  it("escapes everything in the plain-text fallback", () => {
    for (const text of texts) expect(faultsOf(plainTextFallback(text).html)).toEqual([]);
  });
});
