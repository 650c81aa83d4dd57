// Pages that a MediaWiki made itself ("Special:RecentChanges"), and pages of people: what of ours they mean. Pure.
//
// The software answers to its English names in every language, and to those of the wiki's own: both are known for the languages of
// the interface. Any case of the letters, spaces or underscores.
import { spelledTitle } from "~/text/old-title";
import { urls } from "~/urls";

export type SpecialPlace =
  | { kind: "address"; address: string }
  | { kind: "links"; title: string }
  | { kind: "history"; title: string }
  | { kind: "page-number"; number: string }
  | { kind: "revision"; number: string; other: string | null }
  | { kind: "member"; name: string };

const SPECIAL = new Set(["special", "spezial", "служебная", "特殊"]);
const USERS = new Set([
  ...["user", "user talk", "benutzer", "benutzerin", "benutzer diskussion", "участник", "участница"],
  ...["обсуждение участника", "用户", "用户讨论", "用户对话", "使用者", "使用者討論"],
]);

const NAMES: Record<string, (rest: string, query: URLSearchParams) => SpecialPlace> = {
  ...named(
    "recentchanges newpages recentchangeslinked letzteänderungen neueseiten свежиеправки новыестраницы 最近更改 最新页面 近期變動 最近變更 新頁面",
    () => at(urls.wikiChanges()),
  ),
  ...named("search suche поиск 搜索 搜尋", (rest, query) => at(urls.search(query.get("search") || rest || undefined))),
  ...named(
    "allpages prefixindex categories random specialpages alleseiten präfixindex kategorien zufälligeseite spezialseiten " +
      "всестраницы указательпоначалуслов категории случайнаястраница спецстраницы 所有页面 随机页面 所有頁面 隨機頁面",
    () => at(urls.wiki()),
  ),
  ...named("wantedpages gewünschteseiten требуемыестраницы 需要的页面 需要的頁面", () => at(urls.wantedPages())),
  ...named("whatlinkshere linkliste ссылкисюда 链入页面 連入頁面", (rest, query) => ({
    kind: "links",
    title: rest || (query.get("target") ?? ""),
  })),
  ...named("pagehistory history versionsgeschichte история", (rest) => ({ kind: "history", title: rest })),
  ...named("permanentlink permalink permanenterlink постояннаяссылка 固定链接 固定連結", (rest) => ({
    kind: "revision",
    number: rest,
    other: null,
  })),
  ...named("diff comparepages разница 差异 差異", (rest, query) => {
    const [one = "", other = ""] = rest.split("/");
    return { kind: "revision", number: one || (query.get("rev1") ?? ""), other: other || query.get("rev2") };
  }),
  ...named("redirect weiterleitung", (rest) => redirected(rest)),
  ...named("contributions beiträge вклад 用户贡献 使用者貢獻", (rest, query) => ({
    kind: "member",
    name: rest || (query.get("target") ?? ""),
  })),
  ...named("userlogin anmelden вход 用户登录 使用者登入", () => at(urls.login())),
  ...named("createaccount benutzerkontoanlegen создатьучётнуюзапись 创建账户 建立帳號", () => at(urls.join())),
};

/** Null: a title like any other. */
export function specialPlace(title: string, query: URLSearchParams): SpecialPlace | null {
  const spelled = spelledTitle(title);
  const colon = spelled.search(/[:：]/);
  if (colon < 1) return null;
  const space = spelled.slice(0, colon).trim().toLowerCase();
  const rest = spelled.slice(colon + 1).trim();
  if (USERS.has(space)) return { kind: "member", name: rest.split("/", 1)[0] ?? "" };
  if (!SPECIAL.has(space)) return null;
  const slash = rest.indexOf("/");
  const name = (slash < 0 ? rest : rest.slice(0, slash)).toLowerCase().replace(/ /g, "");
  const place = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  return place?.(slash < 0 ? "" : rest.slice(slash + 1), query) ?? null;
}

function named<T>(names: string, place: T): Record<string, T> {
  return Object.fromEntries(names.split(" ").map((name) => [name, place]));
}

/** `Special:Redirect/page/12`, `…/revision/34`, `…/user/7`, of which the last is a number that no export has. */
function redirected(rest: string): SpecialPlace {
  const [kind = "", number = ""] = rest.split("/");
  return kind.toLowerCase() === "page" ? { kind: "page-number", number } : { kind: "revision", number, other: null };
}

function at(address: string): SpecialPlace {
  return { kind: "address", address };
}
