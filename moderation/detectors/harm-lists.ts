/**
 * Insults, threats and hatred beyond the plain ones of insult-templates.ts and threat-lists.ts: said in a roundabout way, with
 * comparisons, with what will happen "if you do that again", of "those people".
 *
 * Promises: somebody is addressed or a group named; criticism of a product, a manual or a company stays unharmed.
 */
import { list, type Pattern, type Template } from "./templates";

export const INSULTING_FURTHER: readonly Template[] = [
  ...list(
    0.6,
    "you|u|y'all people|guys|lot|clowns|folks have|are ~3 skills|brain|brains|iq|intelligence|attention ~3 goldfish|fish|toddler|child|monkey|rock|potato|amoeba",
    "brain|brains|iq|intelligence|skills|mind|memory of|like a|an ~1 goldfish|fish|toddler|monkey|rock|potato|amoeba|peanut|brick",
    "you're|youre|you|u|he|she|he's|she's ~3 waste of oxygen|space|skin|air|time",
    "crawl|slither back ~3 rock|hole|cave|swamp|sewer",
    "go back to your|ur|the tricycle|kindergarten|mommy|crayons|cave|toys|playground|sandbox",
    "you|u absolute|total|complete|utter|fucking|stupid|little|sad|bloody|massive ~1 muppet|moron|idiot|clown|waste|cow|bastard|liar|tool|donkey|melon|pillock|cretin|loser|fool|coward|troll",
    "bunch|pack|gang of ~1 clowns|monkeys|morons|idiots|losers|cretins|trolls|cowards|retards",
    "he|she|they|you|everyone|author|op is|are|'s|s a|an|such ~2 lying|pathetic|disgusting ~1 scumbag|liar|rat|snake|bastard|creep|pig|scum|weasel|fraud",
    "scumbag*|shitbag*|dirtbag*|scumbags|bellend*|wanker*|tosser*|twat|twats|cunt|cunts|arsehole*|knobhead*|pillock*|plonker*|dipshit*|dumbass*|smartass|dickhead*|shithead*|cretin*",
    "brain|brain-|braindead dead|damaged|less ~1 fanboy|mods|idiot|sheep|people|answer|moron",
    "you're|youre|you|u ~1 a ~2 fraud|disgrace|joke|embarrassment|failure|parasite|cancer|waste|nobody|liar|coward|snowflake|creep",
    "know-nothing loser|idiot|fanboy|amateur",
    "stupid|silly|fat|ugly|dumb|lazy|old cow|pig|bitch|hag|bastard|witch",
    "nobody|noone likes|wants|needs|asked you|u",
    "you|u sound|look|are|write as|like ~2 ugly|stupid|dumb|idiot|moron|child|fool",
    "stop|quit posting|talking|breathing|embarrassing ~1 idiot|yourself|moron|clown",
    "shut up ~2 idiot|moron|loser|clown",
    "get stuffed|bent|fucked|rekt",
    "too much|little time on|brain|sense ~2 hands",
    "learn to read|think|count|write|spell ~2 noob|idiot|moron|loser|dummy",
    "did your mother|parents|mom drop|teach|raise",
    "are you|u ~1 blind|illiterate|retarded|braindead",
    "what's|whats wrong with you|u",
    "what is wrong with you|u",
    "nothing|nobody but a ~2 troll|loser|liar|fraud|clown",
  ),
  ...list(
    0.6,
    "nicht alle tassen|latten|murmeln ~2 schrank|zaun",
    "haufen|bande|rudel|ansammlung ~1 volltrottel|idioten|vollidioten|deppen|spinner|versager|schwachköpfe|affen|trottel|clowns",
    "volltrottel*|vollpfosten*|vollhorst*|dummschwätzer*|klugscheißer*|dreckskerl*|schwachmat*|dumpfbacke*|drecksau*|mistkerl*|miststück*|hackfresse*|arschgesicht*|kackbratze*|hurenkind*|spasti|spast",
    "verzieh|verpiss|verpisst|verzieht|schleich|zisch|hau dich|euch|di|ab ~2 du|ihr|wichser|idiot|arsch",
    "blöde|dumme|dämliche|fette|hässliche|doofe kuh|sau|ziege|gans|pute|schlampe|nuss|tussi|pissnelke",
    "sie|du|ihr sind|bist|seid ~2 betrüger|schande|versager|heuchler|lügner|abschaum|feigling|krebsgeschwür",
    "hirnloser|hirnlose|hirnlosen|dämlicher|dämliche|dummer|dumme|blöder|blöde|saudumme|strunzdumme fanboy|antwort|kommentar|idiot|mensch|leute|person|typ|trottel|schaf|schafe",
    "fick|fickt dich|euch ~2",
    "ihr|du seid|bist ~3 krank|gestört|geistesgestört|bekloppt|bescheuert ~2 kopf|birne",
    "krank im kopf|hirn",
    "keine|keiner ahnung und|von davon|aber ~3 große|maul|klappe|fresse",
    "halt|haltet|halts ~1 maul|klappe|fresse|rand|schnauze",
    "geh|geht heulen|sterben|weinen|kacken|scheißen",
    "zurück in ~1 kindergarten|sandkasten|baumschule",
    "ist|sind deine|eure ~1 eltern|mutter geschwister|ne|eine",
    "lern|lernt|lerne ~1 lesen|deutsch|schreiben|denken ~2 du|idiot|trottel|depp|erstmal|erst",
    "was bist|seid du|ihr für|denn ~3 spinner|idiot|trottel|vogel|clown|mensch",
    "niemand|keiner|kein braucht|will|fragt|mag|mensch ~2 dich|euch|deine|dir|deinen",
  ),
  ...list(
    0.6,
    "у тебя|вас ~2 с головой",
    "сборище|стадо|кучка|толпа|шайка ~1 баранов|идиотов|дебилов|клоунов|дураков|неудачников|ослов|придурков|уродов|овец|обезьян|тупых",
    "да|ну пошёл|пошел|пошла|иди|идите|катись|вали ~1 ты|нахер|нафиг|лесом|отсюда",
    "засунь|засуньте|запихни ~4 зад|задницу|жопу",
    "безмозглый|безмозглая|безмозглые|тупой|тупая|тупые|конченый|конченая|конченые|полный|редкостный|законченный|последний ~1 фанат|кретин|идиот|дебил|овца|корова|курица|баран|придурок|осёл|урод|дурак|тварь",
    "тупая|жирная|старая|глупая|драная корова|овца|курица|дура|коза|свинья|баба|тварь",
    "вы|ты ~3 жулик|позорище|ничтожество|неудачник|подонок|недоучка|бездарность|трус|шут",
    "больные|больной|больная|отбитые|отбитый|стукнутый на|всю ~1 голову",
    "кретин*|дегенерат*|имбецил*|недоразвит*|отморозок|отморозки|гнид*|мудак*|козлин*|уёбищ*|говноед*|дебилоид*|дурачьё|дурачье|тупорыл*|пиздобол*|чмошник*",
    "руки|мозги не|из|где ~2 жопы|места|оттуда",
    "тебя|вас|тебе|вам никто не|и|тут ~2 спрашивал|звал|любит|просил|ждёт|ждет",
    "учись|научись|учитесь|иди|идите ~1 читать|думать|писать|учи|учить|учиться ~2 дурак|баран|идиот|школу|уроки|букварь",
    "ты ~1 глухой|слепой|обкуренный|дурак|дура",
  ),
];

export const INSULTING_FURTHER_HAN: readonly Pattern[] = [
  {
    strength: 0.7,
    pattern:
      /(?:没|沒)(?:长|長|有|带|帶)?(?:脑子|腦子|脑|腦|大脑|大腦)(?!风暴|風暴)[^。！？\n]{0,4}(?:的)?(?:粉丝|粉絲|人|东西|東西|吗|嗎|？|\?|$)|(?:没|沒)(?:脑|腦)的/u,
  },
  {
    strength: 0.75,
    pattern: /(?:^|[，。！？!\s])(?:快|都|给我|給我|你)?(?:滚|滾)(?:吧|啦|啊|粗|犊子|犢子|[，。！!\s]|$)/u,
  },
  {
    strength: 0.7,
    pattern: /垃圾(?:人|东西|東西|玩意|货色)|(?:^|[，。！？\s])(?:垃圾|废物|廢物|人渣|败类|敗類)[。！!]?$/u,
  },
  {
    strength: 0.75,
    pattern:
      /(?:一群|一帮|一幫|一堆|全是|全都是|都是|这群|這群|这帮|這幫)[^。！？\n]{0,4}(?:智障|脑残|腦殘|废物|廢物|傻子|白痴|白癡|弱智|小丑|畜生|猪|豬|狗)/u,
  },
  {
    strength: 0.75,
    pattern:
      /(?:你|妳|你们|你們|您)[^。！？\n]{0,3}(?:全都|都|是不是|真的|真)?(?:有病|有毛病|神经病|神經病|脑子进水|缺心眼|欠揍|欠骂|犯贱)/u,
  },
  {
    strength: 0.7,
    pattern:
      /就(?:你|妳|你这|你這|这水平|這水準)[^。！？\n]{0,4}(?:还|還|也配|也敢)|(?:骗子|騙子)[^。！？\n]{0,4}(?:丢人|丟人|丢脸|丟臉|现眼|現眼)|丢人现眼|丟人現眼/u,
  },
  { strength: 0.8, pattern: /(?:去|操|草|日|艹|幹|干)(?:你|妳)(?:妈|媽|娘|大爷|大爺|全家|祖宗)/u },
];

export const THREATENING_FURTHER: readonly Template[] = [
  // Said in kindness, too: a mark, and no more by itself.
  ...list(
    0.45,
    "i|we have|got|know|saw ~1 your|ur address|family|kids|employer|plate",
    "last|final warning",
    "meet me outside",
    "you'll|youll|they'll ~1 regret ~1 it|this|that",
    "ich|wir ~1 kenne|hab|habe|weiß ~1 deine|eure|ihre adresse|anschrift|familie|kinder",
    "deine|eure adresse|familie|kinder ~4 kenne|rechnung|notiert|gespeichert|gefunden",
    "letzte|letzter warnung",
    "твой|твоя|твои адрес|семья|дети|родные ~4 у|знаю|известен|нашёл|нашел|накладной|пробил",
    "последнее предупреждение",
  ),
  ...list(
    0.8,
    "come|coming|visit|visiting|be|show|stop ~7 with a|my|an|the|some ~2 hammer|bat|knife|gun|axe|crowbar|machete",
    "sleep with|lightly one|an|both ~2 eye|eyes",
    "or|and|or-else you'll|youll|you|he'll|she'll|they'll ~1 regret|suffer|bleed",
    "you|you'll|u|ur|they'll ~2 regret this|it|that|posting|writing|the",
    "i|we|i'll|we'll|gonna ~4 smash|bash|kick|punch|break|crush|rip|rearrange|burn|cut|slash ~1 your|ur|his|her ~1 face|teeth|head|skull|windows|tyres|tires|car|shop|house|legs|bones|knees|nose|throat",
    "keep talking|posting|writing|laughing and i'll|i|we|we'll ~4 smash|break|hurt|find|kill|face|regret|come",
    "you|u|you're|youre ~1 dead|finished man|meat|bro|boy",
    "just|you wait until|till ~1 i|we find|catch|get you|u",
    "i'm|im|we're coming for|after you|u",
    "i'm|im|we're gonna|going ~1 kill|hurt|get|find|destroy|end|beat you|u|him|her",
  ),
  ...list(
    0.8,
    "komm|komme|kommen|stehe|besuche ~7 mit ~1 dem|einem|nem|meinem ~1 hammer|messer|knüppel|schläger|baseballschläger|axt|brecheisen",
    "schlaf|schlaft|schlafe ~2 mit ~1 offenen|einem ~1 augen|auge",
    "du|ihr|sie wirst|werdet|werden ~2 es|das|dies|noch|schon ~1 bereuen|bezahlen|büßen|sehen|erleben|leidtun",
    "du|ihr ~1 kriegst|kriegt|bekommst|bekommt|fängst ~2 aufs|auf|eine|paar|eins|was ~2 maul|fresse|nase|ohren|mütze|dich|schnauze|schläge",
    "aufs|auf maul|die ~2 maul|fresse|kriegen|hauen",
    "red|rede|redet|mach|macht|schreib ~1 nur|ruhig|noch weiter|so|einmal|mal ~4 dann|und|dir|ich|kriegst",
    "warte|wartet nur|bis ~1 ich|wir ~1 dich|euch ~1 erwische|finde|kriege|kriegen|finden|erwischen",
    "dich|euch ~1 krieg|kriege|kriegen|finde|finden|hole|holen|mach|mache ich|wir ~2 noch|schon|fertig|auch",
    "ich|wir polier|poliere|brech|breche|zertrümmere|schlage|schlag|hau|haue|zünde ~4 fresse|nase|beine|knochen|zähne|auto|haus|laden|schädel|scheiben|bude",
  ),
  ...list(
    0.8,
    "приду|приедем|приеду|придём|придем|заеду|навещу|подкараулю|встречу ~7 с|у ~1 молотком|битой|ножом|топором|ломом|подъезда|подъезде",
    "спи|спите ~1 с ~1 открытыми|одним ~1 глазами|глазом",
    "или|иначе|а то|ты|вы|не ~1 пожалеешь|пожалеете|поплатишься|поплатитесь|ответишь|ответите|заплачешь",
    "пожалеешь|пожалеете|поплатишься|поплатитесь",
    "получишь|получите|огребёшь|огребешь|отхватишь|схлопочешь ~2 в|по ~1 морду|лицо|рожу|голове|челюсть|зубам|башке|полной|шее",
    "поговори|попробуй|напиши|тявкни|вякни|пиши ~1 ещё|еще|мне|только|дальше ~2 и|раз|узнаешь|получишь|тогда",
    "жди|ждите гостей",
    "сломаю|набью|разобью|сожгу|спалю|вырву|оторву|выбью|откручу|порежу ~1 тебе|вам|твой|твою|твои|ваш|вашу|ваши ~1 ноги|руки|морду|лицо|машину|дом|магазин|зубы|голову|нос|рожу|пальцы",
    "мы|я тебя|вас|до ~2 ещё|еще|тебя|вас|всё ~2 найдём|найдем|найду|встретимся|доберёмся|доберемся|доберусь|достанем",
  ),
  ...list(
    0.8,
    "typical|typically|bloody|dirty|stupid|lazy|filthy|thieving ~1 indian|indians|pakistani|pakistanis|poles|mexican|mexicans|arab|arabs|african|africans|russians|turk|turks|gypsy|gypsies|jew|jews|muslim|muslims|immigrant|immigrants|foreigner|foreigners",
    "send|ship|kick|throw|deport them|those|these all|people|lot ~1 home|back|out",
    "deport them|those|these|all",
    "women|woman|females ~1 shouldn't|should|belong|can't ~3 near|drive|vote|kitchen|tools",
    "thieves|criminals|liars|rapists|terrorists|cheats by blood|nature|birth",
    "gays|lesbians|trannies|queers|homos|jews|muslims|immigrants|foreigners|feminists|refugees|gypsies ~1 ruin|destroy|spoil|poison|infest|invade|pollute|disgust|ruined",
    "ban|burn|kick|expel|gas ~1 all|them|every|these|those ~2 gays|jews|muslims|immigrants|foreigners|refugees|gypsies|queers",
    "no jews|muslims|gays|foreigners|immigrants|gypsies ~1 allowed|wanted|here|please|welcome",
  ),
  ...list(
    0.8,
    "kanaken|kanake|kanacken|zigeuner|neger|schwuchteln|asylanten ~6 abschieben|rausschmeißen|rauswerfen|raus|weg|verbieten|vergasen|klauen|stinken|lügen|faul|kriminell|ausweisen|einsperren|heim",
    "ausländer|flüchtlinge|türken|juden|moslems|muslime|schwule|schwulen|lesben|araber|behinderte ~4 abschieben|rausschmeißen|rauswerfen|vergasen|klauen|stinken|ausweisen|einsperren",
    "sollte|sollten|müsste|müsst man ~2 alle|die ~2 abschieben|rausschmeißen|einsperren|ausweisen|erschießen|wegsperren",
    "alle|sofort abschieben|ausweisen",
    "die|alle klauen|lügen|betrügen|stinken|stehlen ~2 alle|doch|sowieso|eh|nur",
    "liegt|steckt ~2 im|in ~1 blut|genen",
    "geh|geht zurück|heim|dahin ~1 wo ~2 kommst|herkommst|hingehörst|herkommt",
  ),
  ...list(
    0.8,
    "чурки|чурок|чурка|хачи|хачей|жиды|жидов|хохлы|хохлов|узкоглазые|узкоглазых|черножопые|гомики|гомиков|понаехавшие",
    "таджики|узбеки|мигранты|мигрантов|цыгане|цыган|геи|геев|евреи|мусульмане|приезжие ~4 гнать|гони|костёр|костер|вон|воры|тупые|испортили|убирайтесь|выгнать|воруют|депортировать|сжечь",
    "гнать|выгнать|выслать|депортировать|гоните ~1 их|всех|этих ~3 всех|страны|отсюда|домой|вон|из",
    "они|эти все воры|преступники|бандиты|воруют",
    "это ~1 у них ~1 крови",
    "на костёр|костер ~1 их|всех|геев|таких",
    "место бабы|женщины|баб на|у ~1 кухне|плиты",
    "убирайтесь|убирайся|езжайте|вали|валите ~3 к себе|домой|свой|откуда|страну|аул",
  ),
];

export const THREATENING_FURTHER_HAN: readonly Pattern[] = [
  {
    strength: 0.85,
    pattern:
      /(?:再|敢)[^。！？!?\n]{0,6}(?:一次|一句|试试|試試|试试看|试一下)?[，,]?\s?(?:我|老子|我们|我們)[^。！？!?\n]{0,6}(?:砸|打|揍|弄|堵|找|撕|废|廢|砍|烧|燒)[^。！？!?\n]{0,4}(?:你|妳|店|嘴|腿|家|车|車|人)/u,
  },
  {
    strength: 0.85,
    pattern:
      /(?:我|老子|我们|我們)[^。！？!?\n]{0,4}(?:带人|帶人|找人|叫人|带兄弟|帶兄弟)[^。！？!?\n]{0,4}(?:去|来|來|到|砸|打|堵|收拾)/u,
  },
  {
    strength: 0.85,
    pattern:
      /(?:你|妳|你们|你們)(?:家|公司|单位|單位|小孩|孩子|家人)?(?:的)?(?:地址|住址|住处|住處|电话|電話|车牌|車牌|照片|资料|資料)[^。！？!?\n]{0,8}(?:我|知道|就在|有|查到|记下|記下|发货单|出貨單)[^。！？!?\n]{0,8}[，,。]?[^。！？!?\n]{0,6}(?:小心|等着|等著|走着瞧|走著瞧|注意|当心|當心)/u,
  },
  {
    strength: 0.8,
    pattern:
      /(?:晚上|走路|出门|出門|睡觉|睡覺|开车|開車)[^。！？!?\n]{0,3}(?:小心|当心|當心)点?(?:[。！!]|$)|(?:给我|給我)(?:小心|等着|等著)|走着瞧|走著瞧/u,
  },
  {
    strength: 0.8,
    pattern:
      /(?:不然|否则|否則|要不|小心)[^。！？!?\n]{0,4}(?:你|妳|让你|讓你)[^。！？!?\n]{0,4}(?:后悔|後悔|好看|吃不了|完蛋|付出代价|付出代價)/u,
  },
  { strength: 0.85, pattern: /(?:打|撕|砸|踢|扇|抽)(?:烂|爛|断|斷|碎|爆|死|扁|残|殘)(?:你|妳|他|她)/u },
  {
    strength: 0.8,
    pattern:
      /(?:外劳|外勞|外地人|外地佬|外国人|外國人|移民|难民|難民|黑人|白人|印度人|日本人|韩国人|韓國人|越南人|菲律宾人|菲律賓人|大陆人|大陸人|台湾人|台灣人|[\u4e00-\u9fff]{1,3}省人|回民|穆斯林|犹太人|猶太人|同性恋|同性戀|同志|残疾人|殘障|女司机|女人)[^。！？!?\n]{0,12}[，,]?[^。！？!?\n]{0,10}(?:滚回|滾回|没一个好|沒一個好|没有一个好|沒有一個好|都是贼|都是賊|都是骗子|都是騙子|都该|都該|素质低|素質低|骨子里|骨子裡|不配|赶出去|趕出去|恶心|噁心)/u,
  },
  {
    strength: 0.8,
    pattern:
      /(?:那|这|這)(?:种|種|个|個)?(?:地方|民族|种族|種族|族群|国家|國家|省)(?:的|的人)?[^。！？!?\n]{0,6}[，,]?[^。！？!?\n]{0,4}(?:没一个好|沒一個好|都是|骨子里|骨子裡|天生)/u,
  },
  {
    strength: 0.8,
    pattern:
      /(?:骨子里|骨子裡|天生|血液里|血液裡|基因里|基因裡)(?:都|就)?(?:是|爱|愛|喜欢|喜歡)?[^。！？!?\n]{0,2}(?:贼|賊|小偷|坏|壞|骗|騙|懒|懶|下贱|下賤|劣)|(?:叫|让|讓)(?:他们|他們|她们|她們|你们|你們)(?:滚|滾)回/u,
  },
];
