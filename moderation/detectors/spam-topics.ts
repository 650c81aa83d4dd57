/**
 * What spam is about, per language: gambling, quick money, loans, pills, sex, bought followers and papers, stolen accounts.
 *
 * Promises: a single common word (casino, loan) is weak; two of them, or one beside a link, are what nobody writes into a
 * question about a product. Looked for in every language, because spam declares any.
 */
import type { SubmissionFacts } from "../facts";
import { type Hit, hit, MAX_HITS } from "./hit";
import { findPhrases, firstOfEach, lexiconOf, type Phrase } from "./phrases";
import { compileTemplates, findTemplates, list as orders } from "./templates";

const list = (strength: number, ...phrases: string[]): Phrase[] => phrases.map((phrase) => ({ phrase, strength }));

const TOPICS: readonly Phrase[] = [
  ...list(0.3, "casino", "casinos", "jackpot", "viagra", "xxx", "escort", "escorts", "forex", "airdrop", "payday"),
  ...list(
    0.45,
    "online casino",
    "casino bonus",
    "free spins",
    "best slots",
    "slot machines",
    "slot gacor",
    "sports betting",
    "betting tips",
  ),
  ...list(
    0.45,
    "online betting",
    "betting site",
    "cialis",
    "levitra",
    "tramadol",
    "xanax",
    "weight loss pills",
    "keto gummies",
    "male enhancement",
  ),
  ...list(
    0.45,
    "invest in bitcoin",
    "bitcoin investment",
    "crypto investment",
    "guaranteed returns",
    "guaranteed profit",
    "binary options",
  ),
  ...list(
    0.45,
    "forex signals",
    "forex trading",
    "crypto trading",
    "trading signals",
    "earn money online",
    "make money online",
    "make money fast",
  ),
  ...list(
    0.45,
    "make money from home",
    "earn money from home",
    "earn from home",
    "work from home and earn",
    "extra income",
    "financial freedom",
  ),
  ...list(
    0.45,
    "loan offer",
    "payday loan",
    "payday loans",
    "instant loan",
    "quick loan",
    "personal loans",
    "bad credit",
    "credit repair",
  ),
  ...list(
    0.45,
    "essay writing",
    "assignment help",
    "write my essay",
    "seo services",
    "seo agency",
    "seo expert",
    "backlinks",
    "guest post",
  ),
  ...list(
    0.45,
    "rank on google",
    "first page of google",
    "web development company",
    "replica watches",
    "replica rolex",
    "replica bags",
  ),
  ...list(
    0.45,
    "gift card generator",
    "free gift cards",
    "free gift card",
    "free iphone",
    "iptv subscription",
    "full movie",
    "toll free number",
  ),
  ...list(
    0.45,
    "call girls",
    "hot singles",
    "sexy girls",
    "sex chat",
    "sex cam",
    "adult dating",
    "nude pics",
    "recovery expert",
  ),
  ...list(
    0.6,
    "buy followers",
    "buy likes",
    "buy subscribers",
    "hire a hacker",
    "hacker for hire",
    "spell caster",
    "love spell",
    "free robux",
  ),
  ...list(
    0.6,
    "crypto recovery",
    "recover stolen bitcoin",
    "recover lost bitcoin",
    "double your bitcoin",
    "double your money",
  ),
  ...list(
    0.45,
    "freispiele",
    "casino-bonus",
    "sportwetten",
    "wettanbieter",
    "potenzmittel",
    "abnehmpillen",
    "geld verdienen",
    "nebenverdienst",
  ),
  ...list(
    0.45,
    "passives einkommen",
    "sofortkredit",
    "kreditangebot",
    "erotische kontakte",
    "sexkontakte",
    "geld verleihen",
    "online geld",
  ),
  ...list(
    0.6,
    "kredit ohne schufa",
    "follower kaufen",
    "führerschein kaufen",
    "doktortitel kaufen",
    "schnelles geld",
    "schnell reich",
  ),
  ...list(0.3, "казино", "виагра", "эскорт", "порно", "займ", "займы"),
  ...list(
    0.45,
    "онлайн казино",
    "онлайн-казино",
    "фриспины",
    "фриспинов",
    "ставки на спорт",
    "бонус за регистрацию",
    "игровые автоматы",
  ),
  ...list(
    0.45,
    "заработок в интернете",
    "заработать в интернете",
    "пассивный доход",
    "быстрый заработок",
    "займы онлайн",
    "микрозайм*",
  ),
  ...list(
    0.45,
    "доход без вложений",
    "без вложений",
    "продвижение сайтов",
    "раскрутка сайтов",
    "интим услуги",
    "таблетки для похудения",
  ),
  ...list(
    0.6,
    "кредит без отказа",
    "купить диплом",
    "накрутка подписчиков",
    "накрутка лайков",
    "проститутки",
    "приворот",
    "индивидуалки",
  ),
];

const ORDERS = compileTemplates([
  ...orders(
    0.45,
    "earn|make|earned|made|earning ~3 per|a|every|each day|week|month|hour",
    "earn|earning|make ~2 from|at home",
    "earn money|cash|bitcoin|income ~4 home|online|easily|fast|daily",
    "hack|spy|track ~3 whatsapp|facebook|instagram|spouse|girlfriend|boyfriend",
    "click|visit|check ~3 link|website|site ~2 claim|win|earn|free",
    "claim|get|win ~2 free|your bonus|prize|gift|reward|iphone|crypto|bitcoin",
    "congratulations you ~3 won|selected|winner",
    "заработай*|зарабатывай* ~3 день|месяц|дома|интернете|онлайн",
    "verdien*|verdient ~4 tag|woche|monat|stunde zuhause|pro|von|hause",
  ),
]);

const HAN: readonly { pattern: RegExp; strength: number }[] = [
  { strength: 0.3, pattern: /彩票|赌场|賭場|贷款|貸款|借贷|借貸|外汇|外匯|虚拟币|虛擬幣|返利/u },
  {
    strength: 0.45,
    pattern:
      /博彩|老虎机|老虎機|下注|百家乐|百家樂|娱乐城|娛樂城|首存|存款送|体验金|體驗金|免费旋转|免費旋轉|体育投注|體育投注|真人荷官/u,
  },
  {
    strength: 0.45,
    pattern:
      /日[赚賺]\d|月入[过過上]?[万萬\d]|[躺兼][赚賺职職](?:日结|项目|項目)|日结工资|躺[赚賺]|无抵押|無抵押|小額借款|炒[币幣]|跟单|喊单/u,
  },
  {
    strength: 0.45,
    pattern:
      /代写论文|代寫論文|买粉|涨粉|刷粉|高仿|精仿|[A-Za-z]货批发|一手货源|招代理|诚招|誠徵代理|壮阳|壯陽|伟哥|威而鋼|减肥药|減肥藥/u,
  },
  {
    strength: 0.65,
    pattern:
      /刷[单單](?:兼职|兼職|日结)?|办证|辦證|代开发票|代開發票|裸聊|约炮|約炮|外送茶|援交|成人网站|成人網站|色情(?:网|片|影片|视频)/u,
  },
];

export type TopicsParameters = { /** What an address beside it adds. */ linkAdds: number };

export const TOPICS_PARAMETERS: TopicsParameters = { linkAdds: 0.15 };

const MOST_PER_TEXT = 5;

export function detectTopics({ text, site }: SubmissionFacts, { linkAdds }: TopicsParameters): Hit[] {
  const isLinking = text.links.some(
    ({ domain }) => !site.domains.includes(domain) && !site.knownDomains.includes(domain),
  );
  const strengthOf = (strength: number) => Math.min(strength + (isLinking ? linkAdds : 0), 0.95);
  const phrases = firstOfEach(findPhrases(text, lexiconOf(TOPICS), MAX_HITS))
    .filter(({ from }) => text.words[from]?.isQuoted !== true)
    .map((one) => hit(text, one, "spam-topic", strengthOf(one.entry.strength)));
  const ordered = findTemplates(text, ORDERS, MOST_PER_TEXT).map((one) =>
    hit(text, one, "spam-topic", strengthOf(one.strength)),
  );
  const fields = [
    ["title", text.proseTitle],
    ["body", text.proseBody],
  ] as const;
  const han = fields.flatMap(([field, prose]) =>
    HAN.flatMap(({ pattern, strength }) => {
      const found = pattern.exec(prose);
      if (found === null) return [];
      const where = { field, start: found.index, end: found.index + found[0].length };
      return [hit(text, where, "spam-topic", strengthOf(strength))];
    }),
  );
  return [...phrases, ...ordered, ...han].sort((a, b) => b.strength - a.strength).slice(0, MOST_PER_TEXT);
}
