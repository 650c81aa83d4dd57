/**
 * Offers in the words of those who avoid the listed ones: services, private sales, invitations to talk elsewhere.
 *
 * Promises: "we repair", "selling my", "write to me on" address customers; "how do I repair" asks, so a question word or a
 * helping verb before it takes it back (ASKING). Strengths alone stay below what holds: a price, a number or a domain must stand beside them.
 */
import { fold } from "../text/folding";
import { compileTemplates, list, type Pattern, type Template } from "./templates";
import { TRADE, TRADE_HAN } from "./trade-lists";

const TEMPLATES: readonly Template[] = [
  ...list(
    0.4,
    "we ~2 repair|sell|offer|supply|provide|install|deliver|ship|buy|export|manufacture|specialize|specialise|stock|restore|refurbish|service",
    "our ~1 shop|store|workshop|technicians|company|team|website|service|services|engineers ~4 repair|repairs|sell|sells|offer|offers|provide|provides|help|ship|ships|fix|fixes|deliver|delivers|discount|price|prices",
    "i|i'm|im|am selling|sell|offering|buying ~2 my|used|new|old|spare|refurbished|cheap|all|your",
    "selling|wts ~1 my|used|new|two|2|brand",
    "free|no-obligation quote|quotes|estimate|estimates|consultation|callout|delivery|trial",
    "prices|price|rates from|start|starts|starting from|at",
    "looking for a|new ~2 buyer|home|owner",
    "collection|pickup|pick-up only|possible",
    "open|available 24/7|7 days",
    "best|lowest|cheapest|affordable|great price|prices|rates|deal|deals ~2 town|in|market|guaranteed|online",
    "years of experience ~3 repair|repairing|service|business",
  ),
  ...list(
    0.4,
    "dm|pm|inbox|whatsapp|telegram me|us ~2 for|to|if",
    "message|text|email|contact|call|ring|whatsapp me|us ~3 if|for|today|now|price|interested|details|offer|quote|order|info",
    "interested|details|price|offers ~2 message|dm|pm|contact|call|write|text ~1 me|us",
    "write|message|contact|text|reach|find|add|ping|hit|chat|talk ~4 on|via|at|over whatsapp|telegram|wechat|viber|skype|discord|snapchat|instagram|kik|facebook",
    "join|follow|subscribe ~2 my|our|the ~2 channel|group|telegram|discord|whatsapp|server|instagram|youtube|newsletter",
    "visit|see|check|browse ~2 my|our ~2 site|website|page|profile|blog|channel|shop|store|bio|listing",
    "link in my|bio ~1 bio|profile",
    "order|buy|get|book yours|now|today|online|here ~3 at|from|on|before",
  ),
  ...list(
    0.4,
    "wir ~1 reparieren|verkaufen|bieten|liefern|installieren|montieren|kaufen|vertreiben|warten|entsorgen|vermieten",
    "unser|unsere|unserem|unseren ~1 shop|laden|werkstatt|firma|betrieb|team|webseite|website|onlineshop|service ~4 repariert|bietet|verkauft|hilft|liefert|bestellen|finden|günstig",
    "verkaufe|verschenke|veräußere ~3 mein|meine|meinen|meinem|gebraucht|gebrauchte|gebrauchten|neuwertig|neu|wegen",
    "biete ~4 an|zum|günstig|verkauf|vb|fp",
    "kostenloser|kostenlose|kostenloses|unverbindliches|unverbindliche|gratis kostenvoranschlag|beratung|angebot|anfahrt|lieferung|versand",
    "ankauf von|aller",
    "zum festpreis|schnäppchenpreis|sonderpreis|spottpreis",
    "nur abholung|selbstabholung|abholer",
    "bei interesse ~3 melden|pn|schreiben|nachricht|mail|anrufen|anruf",
    "meld|melde|melden|meldet|schreib|schreibt|schreiben|ruf|rufen|rufe ~3 mir|uns|mich ~4 an|whatsapp|telegram|pn|privat|interesse|instagram",
    "schreib|schreibt|schreiben|erreichbar|kontakt|kontaktiert|kontaktieren ~4 whatsapp|telegram|signal|viber|instagram|facebook",
    "rufen|ruf|ruft ~2 uns|mich|jetzt|einfach|gleich|heute ~2 an",
    "besuch|besuche|besucht|besuchen|schau|schaut|schauen ~4 meinen|meine|unseren|unsere|unserer|unserem|meinem|meiner ~1 kanal|seite|website|webseite|shop|profil|laden|homepage",
    "folgt|folge|abonniert|abonniere ~2 mir|uns|meinem|unserem|kanal",
  ),
  ...list(
    0.4,
    "продам|продаю|продаётся|продается|отдам ~3",
    "куплю ~1 ваш|ваши|старые|старый|б/у|любые|дорого",
    "ремонтируем|устанавливаем|продаём|продаем|предлагаем|поставляем|выполняем|оказываем|изготовим|привезём|привезем",
    "наш|наша|наши|нашем|нашей ~1 магазин|магазине|мастерская|мастера|компания|фирма|сайт|сайте|группе|канал|канале",
    "ремонт|установка|доставка|чистка ~5 недорого|дёшево|дешево|дому|выездом|гарантией|гарантия|выезд",
    "выезд|вызов мастера|на ~1 дом|бесплатно|бесплатный",
    "бесплатная|бесплатный|бесплатно консультация|выезд|диагностика|доставка|замер",
    "звоните|обращайтесь|заказывайте|приобретайте|переходите",
    "пишите|пиши|напишите|стучите|добавляйтесь|напиши ~3 телеграм|телеграмм|телегу|вотсап|ватсап|личку|лс|whatsapp|telegram|viber|вайбер|тг|директ",
    "подпишись|подписывайся|подписывайтесь|подпишитесь|вступайте|заходите ~3 канал|группу|паблик|сайт|нас|мой|наш",
    "по|со скидкой|лучшей|выгодной|низкой ~1 цене|цена",
    "цена|цены договорная|от|низкие|ниже",
  ),
];

export const OFFERING = compileTemplates([...TEMPLATES, ...TRADE]);

/** Before a match these make a question or a condition of it. */
export const ASKING = new Set(
  (
    "do does did can could should shall would may might must will how when where why if whether unless until before after " +
    "once what which who nobody someone they support wie wann wo warum ob wenn bevor nachdem sollen sollten können müssen " +
    "dürfen darf kann soll muss was welche как когда где почему если можно нужно надо можете стоит ли"
  )
    .split(" ")
    .map(fold),
);

export const OFFERING_PATTERNS: readonly Pattern[] = [
  ...TRADE_HAN,
  { strength: 0.3, pattern: /(?:上门|上門|到府)(?:维修|維修|服务|服務|安装|安裝|回收)/u },
  {
    strength: 0.4,
    pattern:
      /(?:专业|專業|承接|长期|長期|高价|高價|低价|低價)[^。！？\n]{0,4}(?:维修|維修|安装|安裝|回收|清洗|收购|收購|代购|代購|出售|供应|供應)/u,
  },
  { strength: 0.35, pattern: /(?:出售|转让|轉讓|转手|转卖|低价出|出一台|便宜出|割爱|割愛)[^不]/u },
  {
    strength: 0.45,
    pattern:
      /电洽|電洽|滴滴我|(?:要|买|買|想|意)(?:的|者)?(?:请|請)?(?:私我|私訊|私信|私聊)|懂的(?:来|來)|价格美丽|價格美麗|比(?:官网|官網|专柜|專櫃|门市|門市|实体店|實體店)便宜|不修好不收|(?:当天|當天|半小时|半小時|一小时|一小時)(?:内|內)?(?:到|上门|上門)|一手货源|一手貨源|(?:到府|上门|上門)(?:维修|維修|安装|安裝|清洗|回收)/u,
  },
  {
    strength: 0.5,
    pattern:
      /(?:我的|用我|输入|輸入|填我)[^。！？\n]{0,3}(?:邀请码|邀請碼|推荐码|推薦碼|优惠码|優惠碼|折扣码|折扣碼|推荐链接|推薦連結|专属链接|專屬連結)/u,
  },
  { strength: 0.4, pattern: /(?:欢迎|歡迎)(?:咨询|洽詢|来电|來電|联系|聯繫|聯絡|私信|私訊|加|选购|選購|订购|訂購)/u },
  {
    strength: 0.45,
    pattern:
      /(?:有意|意者|需要的?|想要的?|感兴趣的?|有興趣的?)(?:者)?(?:请|請)?(?:联系|聯繫|聯絡|私聊|私信|私訊|加|来电|來電)/u,
  },
  { strength: 0.45, pattern: /(?:详情|詳情)(?:请|請)?(?:咨询|洽|加|点击|點擊|联系|聯繫|私)/u },
  {
    strength: 0.45,
    pattern: /(?:加|\+)\s?(?:我)?(?:的)?(?:V|VX|微|薇|威|维信|wx|weixin|qq|Q群|扣扣|群|賴|line|tg|电报|飞机)/iu,
  },
  {
    strength: 0.45,
    pattern:
      /(?:关注|關注|追蹤)(?:我|我们|我們|本)?(?:的)?(?:公众号|公眾號|频道|頻道|粉專|粉丝页|微博)|加入(?:我们|我們)?的?(?:群|群組|社群)/u,
  },
  { strength: 0.35, pattern: /私(?:聊|信|訊)我|(?:请|請)?私(?:聊|訊)(?:报价|報價|价格|價格)?/u },
  { strength: 0.35, pattern: /(?:包邮|包郵|免运费|免運費|货到付款|貨到付款|支持自提|面交|可小刀|可議價)/u },
];
