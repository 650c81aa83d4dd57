/**
 * How traders, private sellers and people who live from being followed speak, beyond the plain offers of offer-templates.ts.
 *
 * Promises: each by itself is a mark at most; two of them, or one beside a price, a number or an address, hold a newcomer's text.
 * What customers say as well (in stock, discount, quote) is left out or weak.
 */
import { list, type Pattern, type Template } from "./templates";

export const TRADE: readonly Template[] = [
  ...list(
    0.4,
    "bulk|wholesale|reseller|volume|quantity discount|discounts|price|prices|order|orders|pricing",
    "price list|catalog|catalogue",
    "dm|pm|inbox|message|text|email|contact|ask ~2 for ~2 price|prices|pricelist|quote|catalogue|catalog|details|list|info|rates",
    "moq|oem|odm|fob",
    "send|submit|drop ~2 your|an|us inquiry|enquiry|inquiries|requirement|requirements",
    "leading|professional|trusted|reliable|direct manufacturer|exporter|supplier|wholesaler|distributor|dealer|vendor|importer",
    "we|i are|am a|an|the ~3 manufacturer|exporter|supplier|wholesaler|distributor|factory|agency",
    "factory|warehouse direct|price|prices",
    "or best offer|offers",
    "ono|obo|vb|vhb|fixpreis|festpreis",
    "payment upfront|advance",
    "can post|ship|deliver ~2 worldwide|nationwide|anywhere|payment|tracked|buyer",
    "half|fraction|quarter ~1 the|of price|cost",
    "free|fast shipping|delivery|postage|worldwide over|worldwide|on|for|from",
    "worldwide|nationwide shipping|delivery",
    "no call|callout out|fee|charge",
    "no|zero hidden fees|costs|obligation",
    "within|in 1|2|two|one hour|hours ~1 no|your|guaranteed",
    "certified|qualified|licensed|registered|experienced technicians|engineers|technician|electricians|plumbers|experts|professionals ~4 home|area|door|today|hours|you",
    "technicians|engineers|experts|specialists are|standing waiting|by|ready",
    "book|reserve|order|schedule now|today|yours",
    "packages|package|plans|sessions|courses|lessons|rates from|start|starting",
    "sign|signup|enroll|enrol|register|join up|now|today|here|at ~2 now|today|at|here|and|free",
    "my|our course|ebook|e-book|masterclass|webinar|bootcamp|training|newsletter|coaching",
    "my|our portfolio|etsy|ebay|shopify|patreon|onlyfans|gofundme|kickstarter|gumroad|fiverr|upwork",
    "see|view portfolio|gallery at|on|here",
    "like and subscribe",
    "follow us|me ~1 on|for|insta|instagram|tiktok|twitter|facebook|youtube",
    "check|watch|visit|see ~1 out ~1 my|our ~2 channel|video|videos|page|blog|profile|store|shop|site|website|song|music|cover",
    "my|our youtube|vlog|podcast|etsy",
    "use|via my|our ~1 link|referral|invite",
    "use|enter|apply ~1 promo|coupon|voucher|discount ~3 checkout|save|discount",
    "my|referral|affiliate|invite|invitation referral|affiliate|link|code",
    "they|he|she even gave|sent me|us ~2 code|discount",
    "save up|over|money|big|% to|on|%",
    "up to ~2 off|discount|cashback|percent",
    "toll free|toll-free",
    "open|available|call|support 24/7|24x7|247|anytime|round",
    "government|federal|state grant|grants|rebate|scheme|subsidy ~6 qualify|covers|apply|check|claim|eligible",
    "check|see|find if|whether|out you|if ~1 qualify|eligible|you",
    "hand|custom made|wired|crafted|built ~4 order|shipping|quote|message|worldwide|sale",
    "i|we build|make|craft|design|sell ~2 custom|bespoke|handmade|personalised|personalized",
    "message|dm|ask|contact me|us|now ~3 quote|order|price|commission",
    "struggling|need ~2 with|help ~4 call|contact|book|visit",
    "i|we always|only|now order|buy|shop there|here|from|at ~3 cheap|cheapest|best|discount|code|link|recommend",
    "cheapest place|prices|price|shop|store|around",
    "limited stock|time|spots|places|seats|quantity|edition ~3 left|order|hurry|now|only|offer",
    "while stocks|supplies last",
    "this week|weekend|today|month only",
    "unlocked|refurbished|sealed|original ~4 stock|available|price|bulk|wholesale",
    "can ship|post|deliver to|anywhere|worldwide|within",
    "win a|an|free ~3 giveaway|follow|tag|prize|pedal|iphone|voucher",
    "giveaway|sweepstake|sweepstakes",
  ),
  ...list(
    0.3,
    "dear sir|madam|friend|friends|buyer|valued",
    "tired|sick|fed of|up ~3 expensive|overpriced",
    "schlüsseldienst|entrümpelung|haushaltsauflösung|notdienst",
    "helpline open|24/7|now",
    "mein kanal|kurs|blog|youtube-kanal",
    "мой|наш канал|блог|курс|паблик",
    "от производителя",
    "vom hersteller",
  ),
  ...list(
    0.4,
    "mengenrabatt|großhandel|grosshandel|staffelpreise|preisliste|restposten|lagerverkauf|werksverkauf|räumungsverkauf",
    "direkt vom hersteller|importeur|werk",
    "fordern|anfordern|anfragen ~3 preisliste|katalog|angebot",
    "zum halben|kleinen|besten|günstigsten preis",
    "versandkostenfrei|versandkosten|frachtfrei ~3 ab|frei",
    "ab ~1 euro|€ ~1 versandkostenfrei|gratis|kostenlos",
    "abzugeben|abzugegeben|tausche|verschenke",
    "wie|fast|neuwertig neu ~4 vb|vhb|versand|abholung|euro|€|festpreis|preis",
    "versand|abholung möglich|inklusive|gegen",
    "unsere|unser|erfahrene|geschulte techniker|fachleute|monteure|experten|mitarbeiter|profis ~4 kommen|heute|helfen|beraten|hause|vor",
    "termin|termine|anmeldung|buchung ~2 unter|online|hier|jetzt|auf|vereinbaren",
    "jetzt|hier ~1 sichern|buchen|beantragen|anfordern|registrieren|eintragen|abschließen|prüfen",
    "komplettpaket|paket|pakete|preise|angebote ab",
    "keine anfahrtskosten|versteckten|grundgebühr",
    "bis zu ~3 förderung|rabatt|sparen|zuschuss|günstiger",
    "meinem|meinen|unserem|unseren ~1 kurs|kanal|youtube-kanal|blog|ebook|seminar|coaching|podcast|newsletter|portfolio|onlineshop|etsy-shop",
    "link im|in profil|bio|meinem|der|beschreibung",
    "empfehlungslink|werbelink|partnerlink|einladungslink|einladungscode|rabattcode|gutscheincode|empfehlungscode ~3 nutzen|gratis|geschenkt|für|sparen|bekommt|monat",
    "mit meinem|diesem ~1 link|code|empfehlungslink|empfehlungscode",
    "abonniert|abonniere|abonnieren|folgt|folge|liked ~2 mir|uns|meinen|meinem|unseren|kanal|kostenlos",
    "in handarbeit|maßanfertigung|handgefertigt*",
    "schreib|schreibt|schreiben ~2 mich|mir|uns ~4 angebot|preis|bestellung|an|interesse",
    "weltweiter|bundesweiter|europaweiter versand",
    "hochzeitsfoto*|fotoshooting*",
    "seriöse|seriöser|zuverlässige anbieter|abwicklung|partner|firma",
    "suche käufer|abnehmer|vertriebspartner",
    "code spar*|rabatt*",
    "gewinnspiel|verlosung ~4 mitmachen|teilnehmen|gewinnen|folgen",
    "die|diese woche|heute ~1 nur|zum ~2 hälfte|halben|preis",
    "kostet|kosten|nur ~3 die hälfte",
  ),
  ...list(
    0.4,
    "опт|оптом|оптовая|оптовые ~2 розница|розницу|цены|продажа|скидки",
    "запрашивайте|запросите|высылаем|вышлем ~2 прайс|прайс-лист|каталог|цены",
    "прайс|прайс-лист",
    "торг|торга уместен|небольшой|при|нет",
    "отправлю|отправка|отправляем|вышлю ~3 сдэк|сдэком|почтой|регион|регионы|россии|авито",
    "почти|как новый|новая|новые|новое ~5 тыс|тысяч|руб|рублей|торг",
    "наши|опытные|квалифицированные мастера|специалисты|инженеры|бригада ~3 приедут|помогут|сегодня|выезжают|дом|дому",
    "приедем|приедет|выезжаем ~3 час|часа|часов|сегодня|бесплатно|минут",
    "запись|записаться|записывайтесь ~1 на ~1 сайте|телефону|онлайн|wifi*",
    "пакет|пакеты|услуги|цены ~1 услуг ~1 от",
    "аварийная|круглосуточная|круглосуточно служба|помощь|работаем",
    "узнай|узнайте ~3 минуту|бесплатно|онлайн",
    "оставь|оставьте заявку|заявки",
    "получи|получите скидку|субсидию|бонус|подарок",
    "субсидия|субсидию|грант|компенсация ~3 до|на",
    "моём|моем|моего|нашего ~1 канале|канала|блоге|курсе|паблике|ютуб|магазине|магазина|портфолио",
    "ссылка в|на ~1 профиле|описании|шапке|канал",
    "по моей|реферальной ссылке|ссылки",
    "мой|моему промокод|промокоду|коду|код",
    "первый|первая|первое раз|заказ|занятие ~1 скидка|бесплатно",
    "за полцены|полцены|бесценок",
    "на|под заказ ~4 доставка|обращайтесь|пишите|ручная|изготовление",
    "делаю|делаем|шью|вяжу|изготавливаю|изготовлю ~3 заказ",
    "доставка по миру|всему|россии|рф|городу|москве",
    "свадебная|свадебный|семейная съёмка|съемка|фотограф|фотосессия",
    "дешевле|дёшево|выгоднее|вдвое ~2 магазина|магазине|чем|всех",
    "заправка|скупка|выкуп|аренда|прокат ~4 выездом|дорого|недорого|круглосуточно|скидка",
    "розыгрыш|конкурс ~4 подпис*|участв*|репост*|выиграй*",
    "закажи|заказать|купи|купить ~2 у|прямо|на ~1 нас|сейчас|сайте",
  ),
];

export const TRADE_HAN: readonly Pattern[] = [
  {
    strength: 0.4,
    pattern:
      /(?:厂家|廠家|工厂|工廠|源头|源頭|原厂|原廠)(?:直[供销銷营營]|批发|批發|价|價)|(?:批发|批發|量大|大量)[^。！？\n]{0,6}(?:优惠|優惠|从优|從優|价|價)|(?:索取|发|發)?(?:报价单|報價單|价目表|價目表|产品目录|產品目錄)/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:^|[，。！？\s])(?:出|售|转|轉)(?:一对|一對|一台|一只|一隻|二手|自用|全新|闲置|閒置|机身|機身)|(?:^|[，。！？\s])售[^。！？\n后後價价]{2,12}(?:，|全新|九)|(?:不议价|不議價|可刀|可小刀|可议|可議|议价|議價|箱说全|盒單齊全|几乎全新|幾乎全新|近全新|九成新|九五新|走闲鱼|走蝦皮)[^。！？\n]{0,12}(?:包|寄|留言|私|价|價|刀|元|\d)/u,
  },
  { strength: 0.35, pattern: /(?:不议价|不議價|可刀|包快递|包快遞|可寄送|要的(?:留言|私|联系)|意者|售出不退)/u },
  {
    strength: 0.45,
    pattern:
      /(?:我们|我們|本店|本公司|我司)(?:的)?(?:师傅|師傅|技师|技師|团队|團隊|工程师|工程師)?[^。！？\n]{0,4}(?:上门|上門|到府|当天|當天|专业|專業|提供|承接|经营|經營|主营|主營)/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:套餐|方案|课程|課程|服务|服務|收费|收費|全程|价格|價格)?[^。！？\n]{0,2}\d{2,6}元?起(?!\S{0,2}[订訂跳火])/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:预约|預約|报名|報名|下单|下單|订购|訂購|咨询|洽詢|诊断|查询资格|查詢資格)(?:请|請)?(?:看|点|點|加|戳|上|[:：]|\s?(?:https?:|[\w-]+\.))/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:满|滿)\d+元?(?:包|免|减|減|送)|(?:再|立)(?:减|減|折|省)\d|半价|半價|(?:买|買)[一二两兩三\d]送[一二\d]/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:淘宝|蝦皮|虾皮|闲鱼|閒魚|拼多多|抖音|小红书|小紅書|京东|京東)[^。！？\n]{0,4}(?:搜|找|店|小店|关注|關注|同款)/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:关注|關注|订阅|訂閱|追蹤)(?:我|一下|本)|(?:回复|回覆|留言|扣)\s?["“「]?\d{1,4}["”」]?\s?(?:领|領|拿|获取|獲取|$)/u,
  },
  {
    strength: 0.4,
    pattern:
      /不修不(?:收|要)(?:费|費|钱|錢)|(?:附近|专业|專業)(?:师傅|師傅)|(?:两|兩|2|一|1)(?:个)?小(?:时|時)(?:内)?到/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:补贴|補貼|补助|補助)[^。！？\n]{0,6}(?:最高|高达|高達|查询|查詢|申领|申請即|资格|資格)|(?:一分钟|一分鐘|免费|免費)(?:查询|查詢|领取|領取|测算|試算)/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:手工|手作|订做|訂做|定制|訂製|客製)[^。！？\n]{0,8}(?:发货|發貨|寄送|接单|接單|欢迎|歡迎|咨询|洽詢|詢問)/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:全球|全国|全國|全台|全臺)(?:发货|發貨|寄送|配送|包邮|免運)|欢迎(?:咨询|选购|光临|了解)|歡迎(?:詢問|洽詢|選購|光臨)/u,
  },
  {
    strength: 0.4,
    pattern: /(?:婚礼|婚禮|儿童|兒童|写真|寫真)(?:跟拍|摄影|攝影|拍摄|拍攝)|作品(?:请)?看|作品請看|作品集/u,
  },
  {
    strength: 0.4,
    pattern: /(?:本周|本週|今日|限时|限時|仅限|僅限)[^。！？\n]{0,4}(?:半价|半價|特价|特價|优惠|優惠|折|免费|免費)/u,
  },
];
