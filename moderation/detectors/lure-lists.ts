/**
 * Lures: the stories in which spam is told, as orders of words in five languages. Who got rich, thin, cured or their money back, and
 * whom to write to; papers without an exam; girls who wait; loans without questions.
 *
 * Promises: one of them is a mark, two or one beside an address hold a newcomer's text.
 */
import { list, type Pattern, type Template } from "./templates";

export const LURES: readonly Template[] = [
  ...list(
    0.45,
    "hack|hacks|hacking|hacked ~4 phone|phones|spouse|grades|whatsapp|instagram|snapchat|facebook|iphone",
    "hacker|fixer|wizard ~5 telegram|whatsapp|contact|reach|mail|email|trustworthy|genuine",
    "iptv|m3u ~4 channels|subscription|trial|free|4k|reseller|buffering",
    "lost|lose|shed|dropped ~2 kg|lbs|pounds|kilos ~6 weeks|week|days|month|months|gummy|gummies|pill|pills|tea|trick|diet",
    "doctors|banks|dentists|casinos hate",
    "want|like|love to ~1 know you ~1 better|more",
    "reply|write|contact|email|text ~2 my private|personal ~1 mail|email|mailbox|number",
    "i|we ~4 make|earn|made|earned|earning ~3 monthly|weekly|daily|month|week|day ~3 trading|forex|crypto|investing|online|mrs|mr|thanks",
    "trading|investing|invested|investment|trade with|through mrs|mr|miss|expert|coach|mentor|broker",
    "takes|charges|asks only ~2 commission|profit|percent|after",
    "ask me how",
    "thank me later",
    "buy|order|get|obtain ~2 real|fake|registered|genuine|authentic ~1 passport|passports|license|licence|ielts|certificate|certificates|diploma|degree|visa|documents",
    "passport|passports|license|licence|certificate|certificates|ielts|toefl|diploma|degree ~4 without|no exam|test|exams|exam",
    "registered in|into ~2 database|system",
    "earn|make|paid|get ~4 watching|typing|clicking|liking ~1 videos|ads|captcha|captchas|posts",
    "register|sign|join|signup ~4 with|using|use my ~1 code|link",
    "no skills|experience|investment ~1 needed|required|necessary",
    "sexy|hot|lonely|single|horny|beautiful ~1 singles|girls|women|ladies|milfs|moms|girl ~3 near|waiting|chat|area|tonight|online|meet|looking",
    "singles|girls|women near|around you",
    "helped|helps|help me|us|him ~1 recover|retrieve ~5 bitcoin|usdt|crypto|funds|money|btc|wallet",
    "recover|recovered|recovery|retrieved ~4 stolen|scammed|bitcoin|usdt|crypto",
    "dr|doctor|prophet|priest|baba|mama|chief ~5 cured|cure|healed|spell|herbs|herbal|restored|husband|ex",
    "cured|cure|cures|healed my|me|of|hiv|herpes|diabetes ~3 herbs|herbal|herpes|hiv|natural|cancer|diabetes",
    "slots|slot|reels|roulette|blackjack|baccarat|poker ~3 payout|deposit|play|win|free|online|best|bonus|jackpot",
    "best|top slots|casinos|casino|bookies",
    "deposit ~2 play|bonus ~2 with|on|and",
    "loan|loans|financing ~5 interest|collateral|apply|guarantor|approval|approved|bad",
    "no collateral|guarantor|kyc",
    "seo|backlinks|backlink|da50 ~4 service|services|cheap|rank|package|packages|agency|guest",
    "rank|ranking ~2 website|site|google ~3 in|first|weeks|page|top",
    "nice|great|amazing|informative|wonderful article|blog|content|information ~2 thanks|thank ~2 sharing",
    "meet|date|chat ~2 girls|singles|ladies|women",
    "investment|trading platform|opportunity|company|scheme|group",
    "join|add ~3 my|our|the ~1 trading|signals|investment|crypto|vip",
    "onlyfans|nudes|nude|escorts|camgirl*|cam4|sexcam*",
    "free|generate|unlimited ~2 robux|vbucks|v-bucks|diamonds|coins|followers",
  ),
  ...list(
    0.45,
    "euro|eur ~3 woche|tag|monat|stunde ~4 nebenbei|vorkenntnisse|zuhause|hause|verdienen|passiv|videos|homeoffice",
    "ganz|komplett|auch ohne vorkenntnisse|vorerfahrung|eigenkapital|aufwand|risiko",
    "kilo|kg ~4 wochen|tagen|monat|monaten ~2 abgenommen|verloren|weniger|runter",
    "ärzte|banken sind|hassen|verschweigen ~1",
    "führerschein|personalausweis|reisepass|zertifikat|zertifikate|diplom|abitur|b1-zertifikat|doktortitel ~3 kaufen|erwerben|bestellen",
    "ohne prüfung|schufa|bonitätsprüfung|auskunft",
    "privatkredit|kredit|kredite|darlehen|sofortkredit ~9 zinsen|auskunft|schufa|zinssatz|senden|beantragen|auszahlung",
    "negativer|negative|schlechter auskunft|schufa|bonität",
    "heiße|geile|einsame|sexy|versaute ~1 frauen|girls|singles|damen|milfs|hausfrauen",
    "spielautomaten|slots|walzen|roulette ~5 einzahlen|gewinn|gewinne|spielen|bonus|freispiele|auszahlung",
    "besten|beste spielautomaten|slots|casinos|wettanbieter",
    "einzahlen|einzahlung ~3 spielen|bonus",
    "dank herrn|frau|herr|dr ~7 bitcoins|bitcoin|krypto|ersparnisse|geld zurück",
    "mit|über meinem|meinen code|einladungscode|link",
    "frauen|singles|girls in|aus deiner|ihrer stadt|nähe|umgebung",
    "zeige|zeig|erkläre ~2 dir|euch wie ~4",
  ),
  ...list(
    0.45,
    "от|до|по ~2 день|неделю|смену ~3 удалённо|удаленно|18+|выплаты|просмотр|регистрируйся",
    "ищу|набираем|набираю|требуются|нужны|ищем ~2 людей|человек|сотрудники|сотрудников|партнёры|партнёров|партнеров|ребят|девушек ~3 команду|проект|удалённо|удаленно|работу|заработок",
    "подробности|детали|условия ~1 в ~1 личные|личку|лс|личке|сообщения|личных",
    "минус ~2 кг|килограмм|килограммов|кило ~3 недель|дней|месяц|неделю",
    "врачи|банки ~1 в ~1 шоке",
    "права|паспорт|паспорта|диплом|дипломы|справки|справка|аттестат|сертификат ~3 без ~1 экзаменов|экзамена|очереди|сдачи",
    "с занесением|проводкой|внесением ~2 базу|реестр",
    "кредит|кредиты|займ|займы|деньги|ипотека ~3 отказа|отказов|справок|проверок|историей|истории",
    "за|на просмотр|просмотре|лайки|клики ~1 видео|рекламы|роликов",
    "по моему коду|промокоду|приглашению",
    "девушки|девочки|женщины|красотки|мамочки ~3 города|рядом|района ~3 хотят|ждут|познакомиться|знакомства|встречи",
    "маг|магистру|магистра|ведьме|гадалке|целителю|экстрасенсу ~4 помог*|муж|вернул*|пишите|спасибо",
    "благодаря|спасибо магистру|гадалке|целительнице|магу|ясновидящей|брокеру|трейдеру",
    "вернулся|вернула|вернуть|вернёт ~1 муж|мужа|жену|жена|любимого|любимый ~2 семью|приворот",
    "слоты|слот|слотах|рулетка|автоматы|ставки ~4 пополни|играй|выигрыш|бонус|депозит",
    "лучшие слоты|казино|букмекеры",
    "пополни|депозит|внеси ~3 играй|бонус|получи",
    "накрутка|накрутим|накрутить ~3 подписчик*|лайк*|просмотр*",
    "живые аккаунты|подписчики|лайки",
    "удалённая|удаленная работа|подработка ~4 день|доход|оплата|выплаты|опыта",
    "пассивный|стабильный|высокий|хороший доход|заработок",
    "сигналы|инвестиции|вложения|крипта|трейдинг ~4 прибыль|доход|гарантия|процент*|канал*",
  ),
];

export const LURES_HAN: readonly Pattern[] = [
  {
    strength: 0.45,
    pattern:
      /(?:招|徵|诚征|誠徵)(?:代理|夥伴|伙伴|合伙人|合夥人|兼职|兼職|主播)|(?:日入|日赚|日賺|月入)[一二三四五六七八九十百千万萬\d]|(?:在家|居家)(?:带货|帶貨|工作|兼职|兼職|就能)[^。！？\n]{0,6}(?:入|赚|賺)/u,
  },
  {
    strength: 0.4,
    pattern:
      /(?:感兴趣|有兴趣|有興趣|想要|想学|想學|需要)的?(?:朋友)?(?:扣|加|私|找|看|滴)(?:我|1|好友)?|(?:小白|新手)也(?:能|可以)(?:做|学|學|赚|賺)/u,
  },
  {
    strength: 0.45,
    pattern:
      /瘦了?(?:整整)?[\d一二两兩三四五六七八九十]{1,3}(?:斤|公斤|kg)|不(?:节食|節食)[^。！？\n]{0,2}不(?:运动|運動)|(?:看|點|点)我(?:的)?(?:主页|主頁|首页|首頁|头像|頭像)/u,
  },
  {
    strength: 0.5,
    pattern:
      /(?:毕业证|畢業證|驾驶证|駕照|学历|學歷|文凭|文憑)[^。！？\n]{0,6}(?:办理|辦理|代办|代辦|网上可查|網上可查|可查|购买)|刻章/u,
  },
  {
    strength: 0.5,
    pattern:
      /(?:(?<!拉)黑户|(?<!拉)黑戶|征信花|信用不良|免财力|免財力|无抵押|無抵押|免保人)[^。！？\n]{0,8}(?:可|能|下款|贷|貸|借)|(?:快速|小时|小時|当日|當日)(?:下款|撥款|放款)|(?:小时|小時)(?:内)?到账/u,
  },
  {
    strength: 0.5,
    pattern:
      /(?:看|刷|点|點)(?:视频|視頻|影片|广告|廣告|抖音)[^。！？\n]{0,4}(?:赚|賺|领|領)|(?:填|输入|輸入|用)(?:我的)?(?:邀请码|邀請碼|推荐码|推薦碼)/u,
  },
  {
    strength: 0.5,
    pattern:
      /同城(?:交友|约|約|聊)|(?:美女|正妹|小姐姐|学生妹|學生妹|少妇|少婦)[^。！？\n]{0,4}(?:在线|線上|在線|等你|陪|上门)/u,
  },
  {
    strength: 0.55,
    pattern: /爆分|(?:充|存|储值|儲值)\s?\d+\s?送\s?\d+|(?:提款|出金|提现|提現)秒|返水|包赢|包贏|稳赚|穩賺/u,
  },
  {
    strength: 0.45,
    pattern: /(?:大师|大師|师父|師父|老师|老師)[^。！？\n]{0,6}(?:算命|改运|改運|复合|復合|和合|作法|带单|帶單|喊单)/u,
  },
];
