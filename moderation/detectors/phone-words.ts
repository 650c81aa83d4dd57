/**
 * What makes a row of digits a telephone number, and a word beside it a messenger.
 *
 * Promises: a plus sign, a telling word right before it, or the way people group what they dial after a weak word (call,
 * позвони); a word for numbers of things (serial, order, 型号) right before it takes all of that back.
 */

const TELLING =
  /(?:\b(?:tel|phone|mobile|cell|whatsapp|viber|call me|call us|text me|ring me|ring us|telefon|telefonnummer|handy|handynummer|mobil|anrufen|ruf(?:en)? (?:mich|uns|sie|an))\b|(?:^|[^\p{L}])(?:тел|телефон|телефону|звоните|позвоните|звони|ватсап|вотсап|мой номер|набирайте)(?!\p{L})|电话|手机|微信|電話|手機|致电|致電|联系|聯絡|聯繫|来电|來電|拨打|撥打|薇信|威信|[Vv]信|☎|📞)/iu;
/** They call for much else as well (functions, errors), so the digits must look dialled. */
const WEAK =
  /(?:\b(?:call|text|ring|dial|sms|contact|reach|ph|number|nummer|anruf|ruf|wähl\w*)\b|(?:^|[^\p{L}])(?:номер|номеру|звонок|набери)(?!\p{L}))/iu;
const OF_THINGS =
  /(?:\b(?:serial|s\/n|order|ticket|invoice|part|model|article|item|sku|ean|isbn|tracking|case|version|error|code|id|ref|reference|art|artikel|artikelnummer|seriennummer|bestellung|bestellnummer|auftrag|rechnung|rechnungsnummer|kundennummer|zählerstand|fehler|modell|ticketnummer)\b|заказ|артикул|серийн|счёт|счет|модел|ошибк|код|订单|訂單|序列号|序號|编号|編號|型号|型號|零件号|单号|單號|发票|發票)[^\p{L}\p{N}]{0,4}(?:\p{L}{1,10}[.:]?\s?)?[^\p{L}\p{N}]{0,3}$/iu;
const DATE = /^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d/;
const DOTTED = /^\+?\d{1,3}(?:\.\d{1,3}){3}$/;
const DECIMAL = /^\+?\d+\.\d+$/;
/** Begins with 0 or a bracket and comes in two to five groups. */
const DIALLED = /^(?:\(?0|\()\d{1,5}\)?(?:[ \u00a0/–-]\d{2,8}){1,4}$/;

export function isPhone(written: string, before: string): boolean {
  const digits = written.replace(/\D/g, "");
  if (digits.length < 7 || digits.length > 15) return false;
  if (DATE.test(written) || DOTTED.test(written) || DECIMAL.test(written)) return false;
  const isInternational = /^\(?\+\(?[1-9]/.test(written) && digits.length >= 9;
  const isRussianMobile = /^8[ (-]{1,2}9\d\d[) -]{1,2}\d{3}[ -]\d\d[ -]?\d\d$/.test(written);
  if (OF_THINGS.test(before)) return false;
  if (isInternational || isRussianMobile || TELLING.test(before)) return true;
  return WEAK.test(before) && DIALLED.test(written);
}

/** Right before a number or an address: it belongs to somebody who is spoken of. */
export const SOMEBODYS =
  /(?:\b(?:his|her|their|seller'?s?|neighbou?r'?s?|owner'?s?|boss'?s?|wife'?s?|seine?r?|ihre?r?|deren|dessen|nachbarn?s?)\b|(?:^|[^\p{L}])(?:его|её|ее|их|соседа|продавца)(?!\p{L})|他的|她的|他家|她家|他们的|他們的|老板的|老闆的|邻居|鄰居)[^.!?。！？\n]{0,20}$/iu;

const HANDLE = String.raw`(?:@[\w.]{3,32}|live:[\w.]{3,40}|[\w.]{2,32}#\d{3,5}|[零〇一二三四五六七八九幺]{6,14}|\+?\d[\d -]{4,16}\d|[A-Za-z][\w-]{2,24}\d[\w-]{0,8}|[A-Za-z]\w{0,20}[_-]\w{1,20})`;
const BETWEEN = String.raw`(?:[\s:：=(,，-]|\p{Extended_Pictographic}|\ufe0f){0,4}(?:(?:id|is|me|at|on|no|nr|number|nick|name|handle|im|ist|群号?|群號|号码|号|號|账号|帳號|это|мой)[\s:：.=(-]{1,3}){0,2}`;
const LATIN_NAMES =
  "what'?s?\\s?[aа]pp?|tele\\s?gramm?|tg|viber|we\\s?chat|weixin|skype|disc[o0]rd|snap(?:chat)?|kik|line\\s?id|insta(?:gram)?|signal|threema|imo|icq";
const OTHER_NAMES =
  "ватсап|вотсап|вацап|телеграмм?|телеге?|телега|телегу|тг|тлг|вайбер|微信号?|微信號?|薇信|威信|徽信|[vV]信|扣扣|(?:加|\\+|➕)(?:我)?(?:的)?(?:[vV微薇威葳徽卫衛]|[vV][xX]|[wW][xX]|[qQ]{2}|line|LINE|賴)|Q{2}|q{2}|[vV][xX]|[wW][xX]|賴";

/** A messenger and a name or number in it, in one breath. */
export const MESSENGER = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])(?:${LATIN_NAMES})|(?<![A-Za-z\\p{Script=Cyrillic}\\p{N}])(?:${OTHER_NAMES}))${BETWEEN}${HANDLE}(?![\\p{N}])`,
  "giu",
);

/** "add me on … @name": whatever the messenger is called. */
export const TOLD_HANDLE =
  /(?<![\p{L}\p{N}])(?:add|find|follow|message|msg|hit|hmu|reach|contact|dm|pm|text|write|ping|schreibt?|schreib|adde|addet|folgt?|пиши|пишите|добавь|добавляй|ищи|найди|подпишись|подписывайтесь)\s[^.!?。！？\n@]{0,30}@[A-Za-z][\w.]{2,31}(?![\w@])/giu;

/** A name with four digits behind a hash: nothing else is written so, but numbers of issues. */
export const TAGGED =
  /(?<![\p{L}\p{N}_#/.-])(?!(?:pr|bug|issue|ticket|case|nr|no|fix|mr|gh)#)[A-Za-z_.][\w.]{2,30}#\d{4}(?!\d)/giu;
