/** Insults that are an order of words rather than a word: said to somebody, in five languages. See templates.ts. */
import { INSULTING_FURTHER, INSULTING_FURTHER_HAN } from "./harm-lists";
import { compileTemplates, list, type Pattern, type Template } from "./templates";

const STUPID =
  "stupid|dumb|pathetic|clueless|worthless|brainless|braindead|brain-dead|retarded|mental|disgusting|moronic|idiotic|useless";
const DUMM =
  "dumm|blöd|blöde|doof|dämlich|bescheuert|behindert|hirnlos|lächerlich|unfähig|erbärmlich|bekloppt|zurückgeblieben";
const TUPOJ =
  "тупой|тупая|тупые|глупый|глупая|больной|больная|безмозглый|безмозглые|жалкий|бездарь|никчемный|убогий|дебильный";

const TEMPLATES: readonly Template[] = [
  ...list(
    0.75,
    `you|u|y'all are|r|must|were ~3 ${STUPID}`,
    `you're|youre|ur ~2 ${STUPID}`,
    "are|r you|u ~1 stupid|dumb|retarded|deaf|braindead|mental|brainless",
    "how stupid|dumb are|r|can you|u",
    "get a brain|life",
    "you|your ~1 are|is|have|has no|zero brain|brains|braincells",
    "people|guys|folks like you ~4 stupid|dumb|pathetic|cancer|scum|trash|garbage|disgrace|problem",
    "your kind ~4 trash|scum|garbage|disgusting|welcome|wanted",
  ),
  ...list(
    0.6,
    "use your brain|brains",
    "nobody|noone likes|cares|wants|asked you",
    "too stupid|dumb to ~2 understand|read|use|get",
  ),
  ...list(
    0.75,
    `du bist ~3 ${DUMM}`,
    `bist du ~3 ${DUMM}`,
    `ihr seid ~3 ${DUMM}`,
    `seid ihr ~3 ${DUMM}`,
    "wie dumm|blöd|doof|dämlich bist|seid|sind du|ihr|sie",
    "leck|leckt mich",
    "du|dir|euch|ihnen ~3 ins hirn|gehirn geschissen",
  ),
  ...list(
    0.6,
    `sind sie ~2 ${DUMM}`,
    "hast|habt du|ihr ~2 hirn|gehirn",
    "leute|typen|menschen wie du|sie|dich|euch ~4 dumm|krank|abschaum|pest|letzte|letzten",
  ),
  ...list(
    0.75,
    `ты|вы ~3 ${TUPOJ}`,
    "ты|вы что|чё|чо ~1 тупой|тупая|тупые|слепой|глухой|дурак|дебил|идиот",
    "пошёл|пошел|пошла|пошли|иди|идите ~1 на|в хуй|хрен|жопу|фиг",
    "у тебя|вас ~2 нет мозгов|мозга|ума",
  ),
  ...list(
    0.6,
    "включи|включите мозг|мозги",
    "руки из жопы",
    "такие|таким|таких как|вроде ты|вы|тебя|вас ~3 дураки|идиоты|тупые|мразь|место",
  ),
];

export const INSULTING = compileTemplates([...TEMPLATES, ...INSULTING_FURTHER]);

export const INSULTING_PATTERNS: readonly Pattern[] = [
  { strength: 0.7, pattern: /(?<![A-Za-z])s\s?b\s?(?:一个|一個|吧|玩意|东西|東西|们|們|[，。！!]|$)/iu },
  {
    strength: 0.6,
    pattern:
      /(?:^|[。！？!?\n])\s?(?:白痴|白癡|蠢货|蠢貨|智障|脑残|腦殘|弱智|傻子|废物|廢物|垃圾|神经病|神經病|有病)(?:喔|哦|啊|吧|吗|嗎|呀|嘛|耶|[，,！!])/u,
  },
  ...INSULTING_FURTHER_HAN,
  {
    strength: 0.75,
    pattern:
      /(?:你|妳|您|楼主|樓主|楼上|樓上)(?:们|們)?(?:[^。！？!?\n不没沒]{0,4})(?:傻(?!瓜)|蠢|笨(?![重拙])|脑残|腦殘|白痴|白癡|弱智|智障|有病|犯?贱|犯?賤|无知|無知|没脑子|沒腦子|不要脸|不要臉|瞎了眼|眼瞎)/u,
  },
  {
    strength: 0.75,
    pattern:
      /(?:你|妳|您)(?:的)?(?:脑子|腦子|脑袋|腦袋)(?:[^。！？!?\n]{0,2})(?:有病|有坑|进水|進水|坏|壞|被驴|被驢|被门|被門)/u,
  },
  { strength: 0.75, pattern: /(?:给我|給我|都|快)?(?:滚|滾)(?:开|開|出去|远点|遠點|一边|一邊)/u },
  { strength: 0.8, pattern: /(?:你|妳|他)(?:妈|媽)(?:的)?(?:逼|b|个逼|個逼|死了)/iu },
  {
    strength: 0.75,
    pattern: /(?:只有|也就)[^。！？!?\n]{0,6}(?:傻子|白痴|白癡|蠢货|蠢貨|脑残|腦殘|笨蛋|智障)[^。！？!?\n]{0,3}才/u,
  },
];
