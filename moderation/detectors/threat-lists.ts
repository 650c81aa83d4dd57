/**
 * Threats, wishes of death, and words against groups of people, as orders of words in five languages.
 *
 * Promises: somebody must threaten and somebody be meant; "this voltage can kill you" warns, "kill the process" is a command,
 * "the image should be burned" is about a thing. Groups are named neutrally: only together with what is said of them do they count.
 */
import { HATING_GROUPS, HATING_GROUPS_HAN, THREATENING_GENERAL, THREATENING_GENERAL_HAN } from "./general-lists";
import { THREATENING_FURTHER, THREATENING_FURTHER_HAN } from "./harm-lists";
import { compileTemplates, list, type Pattern, type Template } from "./templates";

const GROUPS_EN =
  "immigrants|foreigners|refugees|migrants|jews|muslims|arabs|blacks|gays|lesbians|homosexuals|transgenders|women|gypsies|asians|mexicans|africans|indians|turks|christians|cripples|whites";
const GROUPS_DE =
  "ausländer|flüchtlinge|juden|muslime|moslems|türken|araber|schwarze|schwarzen|neger|frauen|schwule|schwulen|lesben|zigeuner|behinderte|behinderten|polen|asylanten|migranten";
const GROUPS_RU =
  "евреи|евреев|мусульмане|мусульман|мигранты|мигрантов|таджики|таджиков|узбеки|узбеков|кавказцы|кавказцев|негры|негров|геи|геев|бабы|женщины|цыгане|цыган|беженцы|беженцев|хохлы|хохлов";
const VERMIN =
  "vermin|subhuman|subhumans|animals|parasites|cockroaches|rats|scum|filth|trash|garbage|disease|plague|inferior|apes|monkeys|savages|cancer";
const UNGEZIEFER =
  "ungeziefer|abschaum|dreck|untermenschen|parasiten|tiere|ratten|schmarotzer|müll|pest|affen|minderwertig";
const MRAZ = "мразь|мрази|нелюди|звери|паразиты|грязь|скот|отбросы|недочеловеки|животные|обезьяны|чума|твари|тупые";
const KILLED =
  "shot|gassed|hanged|hung|lynched|executed|exterminated|stabbed|raped|drowned|deported|sterilized|sterilised|euthanized|beaten";
const VERGAST =
  "vergast|erschossen|aufgehängt|gehängt|ausgerottet|weggesperrt|erschlagen|verprügelt|abgeschoben|totgeschlagen|hingerichtet";
const RASSTRELJAT =
  "убить|убивать|расстрелять|расстреливать|повесить|вешать|сжечь|сжигать|газовую|стрелять|травить|усыпить|депортировать|мочить|резать|зарезать|кастрировать";

const TEMPLATES: readonly Template[] = [
  ...list(
    0.9,
    "i|we|i'll|ill|we'll|i'm|im|somebody|someone ~4 kill|murder|stab|strangle|shoot|hurt|slaughter|rape|slap|punch|smash ~1 you|u|ya|him|her|them",
    "i|we|i'll|we'll ~5 break|smash|burn|slit|cut|punch|kick ~1 your legs|face|neck|bones|head|skull|teeth|house|throat|kids|family",
    "i|we ~2 know|found where you|u|he|she ~1 live|work|sleep|lives|works",
    "kill|hang|neck|shoot|off yourself|urself|yourselves",
    "you|u|he|she|people|someone|everyone|whoever|anybody|anyone ~4 should|deserve|deserves|ought|must|needs|need ~3 " +
      KILLED,
    "they|all ~2 should|deserve|must ~2 gassed|lynched|raped|hanged|stabbed|exterminated|executed",
    "you|u|people|he|she|they ~2 deserve|deserves ~1 die|rot|suffer|cancer|death",
    "you|u should|could|can ~2 die|rot|suffocate",
    "hope|wish you|u|he|she|they|your ~3 die|dies|rot|rots|suffer|burn|choke|cancer|dead|killed",
    "better off dead",
    "burn|rot in hell",
    "you|you're|youre are|dead ~1 dead|meat meat",
    "end your life",
    "do us|everyone ~4 die|kill",
  ),
  ...list(
    0.8,
    "watch your back|step",
    "coming for|after you|u|your",
    "you|you'll will|pay pay|for ~2 this|with",
    "jump off|from a bridge|cliff|roof",
    "sleep with one eye",
  ),
  ...list(
    0.9,
    `${GROUPS_EN} are|is|r ~3 ${VERMIN}`,
    `${GROUPS_EN} ~4 should|must|deserve|need|belong ~3 ${KILLED}|gas|killed|burned|burnt|die|cages|ovens|camps`,
    `kill|gas|deport|exterminate|burn|hang|shoot|lynch all|the|every|these|those ~1 ${GROUPS_EN}`,
    `hate|despise|loathe ~2 ${GROUPS_EN}`,
    `${GROUPS_EN} ~3 go back|home`,
    "go back to your country|africa|mexico|jungle",
    "hitler|holocaust ~4 right|hero|finish|finished|great",
  ),
  ...list(
    0.9,
    "ich|wir bring|bringe|bringen ~1 dich|euch|ihn|sie ~2 um",
    "ich|wir mach|mache|machen ~1 dich|euch ~2 fertig|kalt|platt|alle",
    "ich|wir ~1 schlag|schlage|schlagen|hau|haue|hauen|trete|breche ~1 dir|dich|ihnen|euch ~4 tot|zusammen|fresse|schädel|zähne|kopf|knochen|genick|ein",
    "ich|wir ~2 stech|steche|töte|töten|erschieße|erschiesse|finde dich|euch|ihn",
    "ich|wir ~2 weiß|weiss|wissen wo du|ihr|sie ~2 wohnst|wohnt|wohnen|arbeitest|wohnhaft",
    "häng|hänge|bring|erschieß|erschieße dich ~2 auf|um|selbst|endlich|doch",
    "du|ihr sollst|solltest|sollt|solltet ~3 verrecken|sterben|krepieren|brennen",
    "verreck*|krepier*",
    "hoffe|hoffentlich ~1 du|ihr|sie|stirbst|verreckst ~4 stirbst|verreckst|krebs|verreckt|sterbt|krepierst|bald",
    `dich|euch|sie|ihn|leute|typen|solche|du|alle|so ~4 sollte|sollten|müsste|müsste|gehört|gehören|gehörst|muss ~4 ${VERGAST}`,
    `${GROUPS_DE} sind ~3 ${UNGEZIEFER}`,
    `${GROUPS_DE} ~3 raus`,
    `${GROUPS_DE} ~4 gehören|sollte|sollten|muss|müssen ~3 ${VERGAST}|vergasen|raus|weg|lager`,
    `hasse ~2 ${GROUPS_DE}`,
    "ins gas mit|dir",
    "ab ins gas|lager|kz",
  ),
  ...list(
    0.9,
    "убью|зарежу|закопаю|урою|порву|прибью|придушу|застрелю|изобью|покалечу|сломаю|набью ~1 тебя|вас|тебе|вам|его|её|морду|ноги|руки|лицо",
    "я|мы тебя|вас|его ~2 найду|убью|найдём|найдем|зарежу|закопаю|урою|достану|порву|убьем|прибью",
    "знаю|знаем ~1 где ты|вы|твой ~1 живёшь|живешь|живёте|живете|дом|работаешь",
    "сдохни|сдохните|сдохнешь|убейся|повесься|выпились|сдохнуть|подохни|застрелись",
    "чтоб|чтобы ты|вы ~2 сдох|сдохла|сдохли|подох|умер",
    "надеюсь ~1 ты|вы ~2 сдохнешь|умрешь|умрёшь|сдохнете|подохнешь",
    `тебя|вас|таких|их|его|всех ~4 надо|нужно|следует|пора|стоит|бы ~3 ${RASSTRELJAT}`,
    `${RASSTRELJAT} ~1 таких|всех|тебя|вас`,
    `${GROUPS_RU} ~2 ${MRAZ}`,
    `бей|бить|мочить|убивать|ненавижу|гнать ~2 ${GROUPS_RU}`,
    `${GROUPS_RU} ~4 надо|нужно|следует|пора ~3 ${RASSTRELJAT}|гнать|выгнать`,
  ),
];

export const THREATENING = compileTemplates([
  ...TEMPLATES,
  ...THREATENING_FURTHER,
  ...THREATENING_GENERAL,
  ...HATING_GROUPS,
]);

const DEATH =
  "去死(?![机機])|毒死|枪毙|槍斃|打死|烧死|燒死|毒气|毒氣|被杀|被殺|死光|吊死|砍死|下地狱|下地獄|被车撞|被車撞";
const GROUP = "黑人|黑鬼|犹太人|猶太人|穆斯林|女人|外地人|同性恋|同性戀|难民|難民|移民|外劳|外勞|印度人|残疾人|殘障";

export const THREATENING_PATTERNS: readonly Pattern[] = [
  ...THREATENING_FURTHER_HAN,
  ...THREATENING_GENERAL_HAN,
  ...HATING_GROUPS_HAN,
  {
    strength: 0.9,
    pattern:
      /(?:我|老子|爷|爺|我们|我們)[^。！？!?\n]{0,6}(?:杀了?|殺了?|弄死|打死|砍死|捅死|搞死|干掉|幹掉|打断|打斷|打爆|找人[^。！？!?\n]{0,2}(?:打|砍))[^。！？!?\n进進毒]{0,2}(?:你|妳|您|他全家|她全家)/u,
  },
  {
    strength: 0.9,
    pattern: new RegExp(
      `(?:你|妳|您|这种人|這種人|这些人|這些人|这帮人|這幫人|他)(?:们|們)?[^。！？!?\\n]{0,8}(?:应该|應該|就该|就該|该|該|都得|活该|活該|怎么不|怎麼不|给我|給我|快|赶紧|趕緊)[^。！？!?\\n]{0,4}(?:${DEATH})`,
      "u",
    ),
  },
  { strength: 0.9, pattern: /知道(?:你|妳|您)(?:家)?(?:[^。！？!?\n]{0,2})住(?:在)?(?:哪|什么地方|什麼地方)/u },
  {
    strength: 0.9,
    pattern:
      /不得好死|死全家|全家(?:都)?死光|(?:祝|希望)(?:你|妳|您)[^。！？!?\n]{0,6}(?:早死|死|得癌|出车祸|出車禍)|小心(?:你|妳)的?(?:狗命|小命|命|家人|腿)/u,
  },
  {
    strength: 0.9,
    pattern: /(?:快|赶紧|趕緊|你)去死(?![机機])|(?:怎么|怎麼)不去死(?![机機])|去自杀|去自殺|自杀吧|自殺吧/u,
  },
  {
    strength: 0.9,
    pattern: new RegExp(
      `(?:${GROUP})(?:都|全|就|们|們)*[^。！？!?\\n]{0,3}(?:是|该|該|应该|應該|滚|滾|必须|必須)[^。！？!?\\n]{0,6}(?:垃圾|畜生|蟑螂|寄生虫|寄生蟲|猪|豬|狗|劣等|败类|敗類|害虫|害蟲|${DEATH}|杀光|殺光|消灭|消滅|滚|滾|出去)`,
      "u",
    ),
  },
  {
    strength: 0.9,
    pattern: new RegExp(`(?:杀光|殺光|消灭|消滅|赶走|趕走|滚出去|滾出去)[^。！？!?\\n]{0,4}(?:${GROUP})`, "u"),
  },
];
