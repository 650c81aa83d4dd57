/**
 * Domains: which ones anybody may link to, which endings make one, and those that only shorten others.
 *
 * Promises: one list of well-known places for every detector, the start of what administrators edit in the browser. An
 * ending is one of the list below, whatever its script; endings that are also words (it, is, so …) make a domain in
 * running text only beside a path, a hyphen or a digit.
 */

/** Places to which people link honestly: code, references, pictures, films, pasted logs. */
export const COMMON_DOMAINS: readonly string[] = (
  "github.com github.io gitlab.com bitbucket.org wikipedia.org wikimedia.org wikidata.org archive.org stackoverflow.com " +
  "stackexchange.com serverfault.com superuser.com mozilla.org w3.org ietf.org microsoft.com apple.com google.com " +
  "youtube.com youtu.be vimeo.com bilibili.com rutube.ru imgur.com ibb.co pastebin.com gist.github.com paste.ee hastebin.com " +
  "dpaste.org example.com example.org example.net"
).split(" ");

export const SHORTENERS: readonly string[] = (
  "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd v.gd cutt.ly rb.gy shorturl.at tiny.cc s.id lnkd.in buff.ly clck.ru vk.cc " +
  "u.to t.cn dwz.cn suo.im url.cn reurl.cc pse.is lihi.cc"
).split(" ");

/** Where a link is an invitation to talk elsewhere. */
export const MESSENGER_DOMAINS: readonly string[] =
  "t.me telegram.me wa.me whatsapp.com discord.gg line.me lin.ee viber.click signal.group weixin.qq.com".split(" ");

/** Endings of organisations, and those under which anybody registers names. `test` is kept for trials. */
const GENERIC =
  "com org net info biz name pro mobi xyz top club online site website store shop shopping app dev page web blog cloud " +
  "tech digital agency company consulting services solutions support systems media news email live link click buzz vip " +
  "fun games game bet casino poker loan loans finance money bank cash credit insurance market markets trade trading sale " +
  "deals discount coupons cheap gift boutique fashion jewelry watch pharmacy health healthcare clinic dental fitness diet " +
  "repair plumbing tools equipment garden house homes estate rent rentals villas hotel travel flights tours taxi delivery " +
  "express work works jobs careers academy school university study education expert guru team group chat social community " +
  "network center zone space world global international international press wiki work asia eu berlin hamburg koeln wien " +
  "swiss london paris moscow city icu cyou rest bar quest monster gdn win bid download stream racing review party date " +
  "science men faith cricket accountant bond sbs cfd lol art design photo photos video movie music audio test example onion";

const COUNTRIES =
  "ac ad ae af ag ai al am ao ar at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci cl " +
  "cm cn co cr cu cv cy cz de dj dk dm do dz ec ee eg es et fi fj fm fo fr ga ge gg gh gi gl gm gn gr gt gy hk hn hr ht hu " +
  "id ie il im in io iq ir is it je jm jo jp ke kg kh ki kr kw ky kz la lb li lk lr ls lt lu lv ly ma mc md me mg mk ml mm " +
  "mn mo mr mt mu mv mw mx my mz na ng ni nl no np nr nu nz om pa pe pg ph pk pl pm pr ps pt pw py qa re ro rs ru rw sa sb " +
  "sc sd se sg si sk sl sm sn so sr st su sv sx sy tc td tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve " +
  "vg vn vu ws ye yt za zm zw";

const OTHER_SCRIPTS =
  "рф рус москва дети сайт онлайн орг ком бел укр қаз срб бг ею 中国 中國 公司 网络 網絡 网址 网店 在线 商城 商店 中文网 台湾 台灣 香港 " +
  "集团 娱乐 购物 移动";

/** Also words, file types or parts of programs: not a domain by their ending alone. */
const ALSO_WORDS = new Set(
  (
    "ac ad ai al am at ba be bi by ca co do es ie in io is it la li ma me mo my na ne no ph pl pm pr pro ps re rs sc sh so st " +
    "to us ws name app web page blog email link live work works group team watch date review download support test tools " +
    "house bar rest space world media video audio photo music design art game games market sale cash bank trade press"
  ).split(" "),
);

const ENDINGS = new Set(`${GENERIC} ${COUNTRIES} ${OTHER_SCRIPTS}`.split(" "));

/** Names of programs and frameworks that look like domains. */
const NO_DOMAINS = new Set(
  "asp.net vb.net ado.net paint.net socket.io draw.io node.js vue.js next.js three.js d3.js".split(" "),
);

/** Whether a dotted name in the words of a link says a place in the net. */
export function isDomainName(name: string): boolean {
  const lower = name.toLowerCase();
  return ENDINGS.has(lower.slice(lower.lastIndexOf(".") + 1)) && !NO_DOMAINS.has(lower);
}

/** The same in running text, where "works.It" is two sentences. `after`: what follows, `first`: its first label. */
export function isNamedDomain(name: string, after: string): boolean {
  if (!isDomainName(name)) return false;
  const ending = name.slice(name.lastIndexOf(".") + 1);
  if (/^\p{Lu}/u.test(ending) && ending !== ending.toUpperCase()) return false;
  if (!ALSO_WORDS.has(ending.toLowerCase())) return true;
  return after.startsWith("/") || /[-\d]/u.test(name) || /^www\./iu.test(name);
}
