/**
 * What is said of groups of people, whichever they are: a group, by any of its names, and beside it what dehumanises, accuses or
 * wishes harm. And threats that name the victim's family, home or body.
 *
 * Promises: a group alone is never found, nor what is said of things ("bugs are vermin", "kill all processes"). Names that nobody uses
 * kindly stand in the lists of insults. Every pair is looked for in every language.
 */
import { list, type Pattern, type Template } from "./templates";

const PEOPLES =
  "muslim|muslims|islam|islamists|jews|jew|christians|catholics|hindus|arabs|turks|gypsies|gypsy|roma|blacks|africans|asians|chinese|indians|pakistanis|mexicans|latinos|poles|russians|ukrainians|germans|americans|immigrants|migrants|refugees|foreigners|gays|gay|lesbians|homosexuals|transgenders|trans|trannies|feminists|women|females|liberals|leftists|cripples|disabled|whites|boomers";
const IS_BAD =
  "terrorists|terrorist|vermin|animals|savages|parasites|rats|pigs|dogs|monkeys|apes|cockroaches|scum|filth|trash|garbage|disease|cancer|plague|thieves|criminals|rapists|murderers|pedophiles|inferior|subhuman|subhumans|stupid|dirty|disgusting|evil|worthless|retarded|barbarians|leeches|problem|worse";
const AWAY =
  "kicked|deported|exterminated|banned|removed|expelled|wiped|burned|burnt|shot|hanged|killed|gassed|eliminated|sterilized|locked|die|dead";
const MENSCHEN =
  "muslime|moslems|juden|christen|türken|araber|zigeuner|roma|sinti|schwarze|afrikaner|asiaten|chinesen|polen|russen|ukrainer|ausländer|migranten|flüchtlinge|asylanten|schwule|lesben|homosexuelle|transen|frauen|weiber|behinderte|feministinnen|linke|kanaken|kanacken|neger";
const SCHLECHT =
  "terroristen|ungeziefer|tiere|parasiten|ratten|schweine|hunde|affen|abschaum|dreck|müll|pest|krebs|diebe|verbrecher|kriminelle|vergewaltiger|mörder|schmarotzer|untermenschen|dumm|faul|dreckig|ekelhaft|minderwertig|gesindel|pack";
const WEG =
  "vergasen|vergast|raus|ausweisen|abschieben|abgeschoben|ausrotten|ausgerottet|erschießen|erschossen|hängen|verbrennen|wegsperren|weggesperrt|einsperren|verbieten|verrecken|sterben|töten";
const LJUDI =
  "мусульмане|мусульман|евреи|евреев|жиды|жидов|христиане|цыгане|цыган|негры|негров|чёрные|черные|азиаты|китайцы|таджики|таджиков|узбеки|узбеков|кавказцы|кавказцев|чеченцы|чурки|чурок|хачи|хохлы|хохлов|москали|кацапы|русские|украинцы|мигранты|мигрантов|приезжие|беженцы|геи|геев|гомики|лесбиянки|бабы|баб|феминистки|инвалиды";
const PLOHI =
  "террористы|тараканы|тараканов|звери|животные|скот|паразиты|крысы|свиньи|собаки|обезьяны|мразь|мрази|нелюди|отбросы|грязь|чума|рак|воры|ворьё|бандиты|преступники|убийцы|насильники|твари|тупые|ленивые|грязные|недочеловеки|одинаковые|хуже";
const PROCH =
  "травить|душить|убивать|убить|резать|вешать|стрелять|расстрелять|жечь|сжечь|гнать|выгнать|депортировать|выслать|уничтожить|истребить|давить|сажать|бить|мочить|вон";

export const HATING_GROUPS: readonly Template[] = [
  ...list(
    0.85,
    `${PEOPLES} ~1 are|is|r ~3 ${IS_BAD}`,
    `${PEOPLES} ~4 should|must|deserve|needs|need|to ~3 ${AWAY}`,
    `exterminate|gas|deport|hang|lynch|shoot|burn|kill|kick|ban|remove ~1 the|all|those|these|every|out|that ~1 ${PEOPLES}`,
    `exterminate|gas|deport|lynch ~3 race|people|tribe|religion|kind`,
    `hate|despise|detest ~2 ${PEOPLES}`,
    `${PEOPLES} ~2 cheat|steal|stink|rape|lie|breed|invade|ruin|destroy ~1 you|us|every|everything|our|and|all|the|country`,
    "never|don't|dont buy|trust|hire|deal ~1 from|a|with|any ~1 jews|jew|gypsies|gypsy|muslims|muslim|arabs|blacks|chinese|indians|foreigners|immigrants",
    `${MENSCHEN} ~1 sind ~3 ${SCHLECHT}`,
    `${MENSCHEN} ~5 gehören|gehört|sollte|sollten|müssen|muss|müsste|soll ~3 ${WEG}`,
    `${WEG} ~3 sollte|sollten|müsste man ~2 das|die|alle|dieses ~1 pack|gesindel|${MENSCHEN}`,
    `${MENSCHEN} ~2 klauen|stehlen|betrügen|stinken|lügen|vergewaltigen`,
    `alle ~1 ${MENSCHEN} raus|weg|abschieben`,
    `typisch|hasse|diese|dieses|die|scheiß|scheiss ~1 zigeuner|kanaken|kanacken|neger|kümmeltürken|asylantenpack|judenpack|schwuchteln`,
    "gehört|gehören weggesperrt|vergast|erschossen|abgeschoben|ausgerottet|aufgehängt",
    "ganze|gesamte volk|rasse|pack|gesindel|sippe ~2 gehört|weggesperrt|vergasen|abschieben|raus",
    `${LJUDI} ~3 ${PLOHI}`,
    `${LJUDI} ~4 надо|нужно|пора|следует ~2 ${PROCH}`,
    `${PROCH} ~2 ${LJUDI}`,
    `${PROCH} ~1 их|всех ~1 надо|нужно|пора|всех|поганой`,
    `ненавижу ~1 ${LJUDI}`,
    `эти|все ~1 ${LJUDI} ~3 воруют|${PLOHI}`,
  ),
];

export const HATING_GROUPS_HAN: readonly Pattern[] = [
  {
    strength: 0.85,
    pattern:
      /(?:[\u4e00-\u9fff]{1,3}(?:省|市|县|縣|国|國|族|教)(?:的)?人|(?:河南|河北|山东|山東|山西|东北|東北|广东|廣東|广西|廣西|福建|安徽|江西|湖南|湖北|四川|贵州|貴州|云南|雲南|上海|北京|新疆|西藏|内蒙古|温州|潮汕|客家|闽南|閩南)人|黑人|白人|黄种人|外劳|外勞|外地人|外地佬|乡下人|鄉下人|农民工|移民|难民|難民|穆斯林|回民|犹太人|猶太人|同性恋|同性戀|基佬|女人|女的|女司机|男人|男的|大陆人|大陸人|台湾人|台灣人|香港人|日本人|小日本|韩国人|韓國人|棒子|印度人|越南人|菲佣|菲傭|原住民|残疾人|殘障)(?:们|們)?[^。！？!?\n]{0,4}(?:都|全|就|没|沒|統統|统统|一律)?(?:是|該|该|应该|應該|都得|得)?[^。！？!?\n]{0,2}(?:小偷|贼|賊|强盗|強盜|骗子|騙子|罪犯|强奸犯|強姦犯|恐怖分子|畜生|垃圾|蟑螂|老鼠|寄生虫|寄生蟲|猪|豬|狗|下等|低等|劣等|低贱|低賤|素质低|素質低|没素质|沒素質|死光|死绝|死絕|去死|滚|滾|灭绝|滅絕|消失|枪毙|槍斃|烧死|燒死|不得好死|一个好东西|一個好東西)/u,
  },
  {
    strength: 0.85,
    pattern:
      /(?:全部|统统|統統|都给我|都給我|通通)(?:滚|滾)(?:回|出)(?:去|家|老家|国|國)|(?:杀光|殺光|灭绝|滅絕|灭掉|清除|驱逐|驅逐)(?:所有|全部|这些|這些|那些)?[\u4e00-\u9fff]{1,4}(?:人|族|民|教徒)/u,
  },
];

export const THREATENING_GENERAL: readonly Template[] = [
  ...list(
    0.85,
    "i|we ~1 know|found|find|learned|looked ~2 where|which|what ~2 you|your|ur|u|he|she|they ~2 live|lives|work|works|school|kids|children|family|wife|house|home|sleep|park|street",
    "put|puts ~2 bullet|bullets|knife|axe ~3 head|you|him|her|them|skull|heart|brain|chest",
    "somebody|someone|anybody should|ought|needs|must|will ~2 shoot|kill|stab|hang|beat|burn|hurt|slap|punch|strangle|run ~2 you|him|her|them|whoever|the|this",
    "burn|burning|bomb|torch|shoot|blow ~2 your|ur|their|the|this ~2 house|home|shop|store|office|place|building|headquarters ~1 down|up|you|with",
    "i|i'll|ill|we|we'll|gonna|will ~2 find|hunt|track|get|visit ~1 you|u|him|her|them ~3 and|kill|home|house|down|hurt|make",
    "have|got|own ~1 a gun|rifle|shotgun",
    "come|coming|go|going ~2 to|your|ur ~2 office|house|home|shop|store|door|headquarters ~4 kill|shoot|stab|burn|bomb|gun|knife|smash|everyone|everybody",
    "make|making sure you|he|she|they ~2 never|suffer|pay|die",
    "i|i'll|ill|we|we'll|gonna|will ~2 beat|kick|punch|smash|stab|strangle|choke you|u|him|her ~3 up|death|face|unconscious|ass|teeth",
    "your|ur family|kids|children|wife|daughter|son|mother|dog ~3 dead|die|suffer|next|pay|hurt|burn",
    "ich|wir|wer|mal|schon ~2 finde|find|finden|krieg|kriege|bekomme ~1 raus|heraus|dich|euch|noch|schon ~1 raus|heraus|wo ~1 du|ihr|sie|wohnst|wo ~2 wohnst|wohnt|wohnen|arbeitest|bist",
    "gnade dir|euch|ihnen gott",
    "wenn|falls|sobald ich|wir dich|euch|ihn|sie ~5 erwische|sehe|treffe|finde|kriege|begegne|erwischen|treffen",
    "kommst|kommt|gehst du|ihr ~2 nicht|nie ~1 mehr ~1 heim|nachhause|raus|lebend|lebendig",
    "ich|wir ~2 habe|hab|haben|bringe|hole ~1 benzin|waffe|pistole|gewehr|messer",
    "ich|wir ~1 zünde|zünden|fackel|fackle|fackeln|jage|sprenge|sprengen ~4 an|ab|hoch|luft",
    "ich|wir ~1 bringe|bringen|mach|mache|knall|knalle|steche|schlitze|erschlage ~4 um|kalt|ab|auf|alle",
    "jemand|einer|man sollte|müsste ~4 erschießen|abknallen|umbringen|verprügeln|zusammenschlagen|anzünden|aufhängen|erschlagen",
    "найду|встречу|поймаю|увижу ~1 тебя|вас|его ~4 убью|ноги|прибью|зарежу|переломаю|мало|пожалеешь|покажется|закопаю|сломаю",
    "тебя|вас|его ~1 найду|встречу|поймаю|увижу|достану ~3 и|ноги|руки|убью|переломаю|прибью|дома|порежу",
    "переломаю|сломаю|оторву|отрежу|выбью|вырву ~2 ноги|руки|ноги|голову|шею|зубы|пальцы|рёбра|ребра|язык",
    "приеду|приду|придём|приедем|заявлюсь ~4 порежу|убью|сожгу|взорву|перестреляю|зарежу|перебью|разнесу|расстреляю|порешу",
    "всех|вас|тебя ~1 порежу|убью|сожгу|взорву|перестреляю|зарежу|перебью|расстреляю|порешу|закопаю|урою",
    "сожгу|взорву|подожгу|спалю ~3 офис|дом|квартиру|магазин|машину|контору|дверь|вас",
    "знаю|знаем|выяснил|узнал ~2 где|куда|какую ~2 живёшь|живешь|живёте|живете|живёт|работаешь|школу|учатся|дети|ходят",
  ),
];

export const THREATENING_GENERAL_HAN: readonly Pattern[] = [
  {
    strength: 0.85,
    pattern:
      /(?:见|見|碰|遇|抓)(?:到|着|著)?(?:你|妳|一次)[^。！？!?\n]{0,3}(?:打|揍|砍|杀|殺|弄)(?:你|妳)?(?:一次|一顿|一頓|死)?|打断(?:你|妳)[^。！？!?\n]{0,2}腿|打斷(?:你|妳)[^。！？!?\n]{0,2}腿/u,
  },
  {
    strength: 0.85,
    pattern:
      /(?:就|要|会|會|我)(?:去|到|来|來|上)(?:你|妳|你们|你們|妳們)(?:的)?(?:公司|家|店|分行|办公室|辦公室|总部|總部|门口|門口|学校|學校|单位|單位)[^。！？!?\n]{0,4}(?:砍|杀|殺|泼|潑|烧|燒|炸|砸|捅|放火|堵|汽油|硫酸)/u,
  },
  {
    strength: 0.85,
    pattern:
      /(?:找人|叫人|带人|帶人|派人)[^。！？!?\n]{0,3}(?:去|到|在)?(?:你|妳)(?:家|公司|学校|學校|门口|門口)?[^。！？!?\n]{0,4}(?:堵|砍|打|弄|收拾|修理|等)/u,
  },
  {
    strength: 0.85,
    pattern:
      /(?:我|已经|已經|我们|我們)[^。！？!?\n]{0,3}(?:知道|查到|找到|摸清)(?:了)?(?:你|妳)(?:的)?(?:孩子|女儿|女兒|儿子|兒子|老婆|家人|爸妈|爸媽|家)[^。！？!?\n]{0,5}(?:哪|学校|學校|上学|上學|住|地址)/u,
  },
];
