/**
 * Calls to buy and words of offers, per language; whole phrases, as advertisers write them.
 *
 * Promises: words that customers need for honest questions (coupon, price, shop, order) are not in
 * here by themselves; what is in here addresses a buyer. Editable by each community.
 */
import type { Language } from "../facts";
import type { Phrase } from "./phrases";

const list = (strength: number, ...phrases: string[]): Phrase[] => phrases.map((phrase) => ({ phrase, strength }));

export const CALLS: Readonly<Record<Language, readonly Phrase[]>> = {
  en: [
    ...list(0.45, "buy now", "order now", "shop now", "limited offer", "limited time offer", "act now"),
    ...list(0.45, "visit our shop", "visit our store", "visit my shop", "check out my shop", "check out our store"),
    ...list(0.45, "best price guaranteed", "lowest price guaranteed", "we offer the best", "dm me for price"),
    ...list(0.4, "free shipping worldwide", "satisfaction guaranteed", "money back guarantee", "selling my"),
    ...list(0.2, "for sale"),
    ...list(
      0.24,
      "only until",
      "ends soon",
      "while stocks last",
      "while supplies last",
      "hurry up",
      "first come first served",
      "limited stock",
    ),
    ...list(
      0.45,
      "my referral",
      "referral link",
      "referral code",
      "ref link",
      "my invite",
      "invite code",
      "affiliate link",
      "my code",
      "through my link",
      "with my link",
      "using my link",
    ),
    ...list(
      0.4,
      "dm for",
      "pm for",
      "inbox for",
      "dm me",
      "make me an offer",
      "open to offers",
      "no time wasters",
      "pick up only",
      "collection only",
      "will post anywhere",
    ),
    ...list(0.4, "special discount", "exclusive deal", "order today", "buy from us", "contact us for a quote"),
  ],
  de: [
    ...list(0.45, "jetzt kaufen", "jetzt bestellen", "jetzt zugreifen", "besuchen sie unseren shop", "hier bestellen"),
    ...list(
      0.45,
      "besuchen sie unseren onlineshop",
      "besucht meinen shop",
      "besucht unseren shop",
      "nur solange der vorrat reicht",
    ),
    ...list(0.4, "günstig kaufen", "zum bestpreis", "bestpreisgarantie", "versandkostenfrei bestellen"),
    ...list(0.2, "zu verkaufen"),
    ...list(0.24, "nur noch bis", "nur noch heute", "solange vorrat reicht", "schnell sein lohnt sich"),
    ...list(
      0.45,
      "empfehlungslink*",
      "einladungslink*",
      "einladungscode*",
      "werbelink*",
      "partnerlink*",
      "affiliatelink*",
      "über meinen link",
      "mit meinem code",
      "über den link",
    ),
    ...list(
      0.4,
      "anruf genügt",
      "einfach anschreiben",
      "preis vb",
      "bei interesse pn",
      "schreibt mich an",
      "schreib mich an",
      "für kleines geld",
    ),
    ...list(0.4, "nur heute", "exklusives angebot", "unschlagbarer preis", "unschlagbare preise", "wir bieten ihnen"),
  ],
  ru: [
    ...list(
      0.45,
      "купить сейчас",
      "закажите сейчас",
      "заказывайте",
      "успейте купить",
      "спешите купить",
      "переходите по ссылке",
    ),
    ...list(0.45, "наш интернет магазин", "наш интернет-магазин", "в нашем магазине", "в нашем интернет-магазине"),
    ...list(0.4, "по выгодной цене", "по низким ценам", "лучшие цены", "доставка по всей россии", "акция действует"),
    ...list(0.24, "успейте", "торопитесь", "до конца недели", "количество ограничено", "спешите"),
    ...list(0.45, "реферальн*", "по моей ссылке", "по моему коду", "мой промокод", "код приглашения"),
    ...list(
      0.4,
      "обращайтесь",
      "цены ниже рынка",
      "выезд мастера",
      "недорого",
      "пишите в лс",
      "пиши в лс",
      "в личку",
      "самовывоз",
      "торг уместен",
    ),
    ...list(0.4, "только сегодня", "продаю", "оптом и в розницу", "пишите в личку"),
  ],
  "zh-Hans": [
    ...list(0.45, "立即购买", "立即抢购", "马上下单", "点击购买", "点击链接购买", "欢迎选购", "厂家直销"),
    ...list(0.45, "加微信", "加我微信", "加我的微信", "扫码添加", "低价出售", "全网最低价"),
    ...list(0.4, "限时优惠", "限时特价", "量大从优", "欢迎咨询", "私聊我", "包邮", "出售全新", "代理加盟"),
  ],
  "zh-Hant": [
    ...list(0.45, "立即購買", "立即搶購", "馬上下單", "點擊購買", "點我購買", "歡迎選購", "工廠直營", "原廠直銷"),
    ...list(0.45, "加我賴", "加賴", "加我line", "加line", "低價出售", "全網最低價"),
    ...list(0.4, "限時優惠", "限時特價", "量大優惠", "歡迎洽詢", "私訊我", "免運費下單", "出售全新", "手刀下單"),
  ],
};

/**
 * Offers of a discount: a sign that something is advertised, though not yet by whom. A code must be
 * called one and be in capitals, so that "stops with code E1042" is nobody's coupon.
 */
export const DISCOUNTS: Readonly<Record<Language, RegExp>> = {
  en: /\b\d{1,2} ?% (?:[Oo]ff|OFF|[Dd]iscount)\b|\b(?:[Cc]oupon|[Pp]romo|[Dd]iscount|[Vv]oucher) ?code:? ?"?[A-Z][A-Z0-9]{3,15}\b|\b[Uu]se (?:the |my |our )?code:? "?[A-Z]{4,12}\d{1,3}\b/u,
  de: /\b\d{1,2} ?% (?:Rabatt|Nachlass|günstiger)|(?:Gutschein|Rabatt)-?[Cc]ode:? [„"]?[A-Z][A-Z0-9]{3,15}\b/u,
  ru: /[Сс]кидк[аиу] (?:до )?\d{1,2} ?%|[Пп]ромокод[ау]?:? [«"]?[A-ZА-Я][A-ZА-Я0-9]{3,15}/u,
  "zh-Hans": /(?:优惠码|折扣码)[:： ]{0,2}[A-Z][A-Z0-9]{3,15}|领取优惠券|[1-9](?:\.\d)?折(?:优惠|起|促销)/u,
  "zh-Hant": /(?:優惠碼|折扣碼)[:： ]{0,2}[A-Z][A-Z0-9]{3,15}|領取(?:優惠券|折價券)|[1-9](?:\.\d)?折(?:優惠|起|促銷)/u,
};
