/**
 * Words that hurt people, per language; small on purpose, and editable by each community.
 *
 * Promises: only whole words (or `prefix*`); strength says how sure it is that a person is meant:
 * from 0.35 (swearing at a thing) over 0.45 (may be about oneself) to 0.95 (nothing else to mean).
 * Left out: words with an honest technical sense (retarded ignition, blunt = тупой, waste = 废物,
 * thick = dick in German), and criticism of a product, however rude.
 */
import type { Language } from "../facts";
import type { Phrase } from "./phrases";

const list = (strength: number, ...phrases: string[]): Phrase[] => phrases.map((phrase) => ({ phrase, strength }));

/** Meant the same in every language's text. */
export const INSULTS_ANYWHERE: readonly Phrase[] = [
  ...list(0.95, "fuck you", "fuck off", "motherfucker*", "kill yourself", "nigger*", "faggots"),
  ...list(0.7, "asshole*", "arschloch", "arschlöcher", "hurensohn"),
  ...list(0.95, "пошел на хуй", "иди на хуй", "пидорас*", "操你妈", "操你媽"),
];

export const INSULTS_BY_LANGUAGE: Readonly<Record<Language, readonly Phrase[]>> = {
  en: [
    ...list(0.9, "kys", "go die", "piece of shit like you", "you are worthless"),
    ...list(0.75, "you idiot", "you idiots", "you moron", "you morons", "you are an idiot", "you're an idiot"),
    ...list(
      0.75,
      "you retard",
      "you are stupid",
      "you're stupid",
      "idiot like you",
      "idiots like you",
      "cunt",
      "cunts",
      "dipshit*",
      "dumbass*",
    ),
    ...list(0.6, "stfu", "scumbag*", "wanker*", "twat", "twats"),
    ...list(
      0.45,
      "idiot",
      "idiots",
      "bitch",
      "bitches",
      "bastards",
      "shut up",
      "moron",
      "morons",
      "imbecile*",
      "cretin*",
    ),
    ...list(0.35, "fuck", "fucking", "bullshit", "piece of shit"),
  ],
  de: [
    ...list(0.9, "fick dich", "verpiss dich", "halt die fresse", "halt deine fresse", "missgeburt*", "verrecke"),
    ...list(
      0.75,
      "du idiot",
      "sie idiot",
      "idiot wie sie",
      "idiot wie du",
      "idioten wie ihr",
      "ihr idioten",
      "du depp",
      "wichser*",
      "fotze*",
      "spasti*",
      "kanake*",
    ),
    ...list(
      0.6,
      "vollidiot*",
      "schlampe",
      "schlampen",
      "halts maul",
      "halt's maul",
      "halt das maul",
      "halt die klappe",
    ),
    ...list(0.45, "idiot", "idioten", "depp", "deppen", "trottel", "dummkopf", "penner", "schwachkopf"),
    ...list(0.35, "scheiße", "scheiss", "scheiß", "verarsche"),
  ],
  ru: [
    ...list(0.9, "сдохни", "сдохните", "чтоб ты сдох", "пидор*", "долбоёб*", "еблан*"),
    ...list(
      0.75,
      "ты идиот",
      "вы идиот",
      "идиоты вроде вас",
      "вы идиоты",
      "ты дебил",
      "ты дурак",
      "мудак*",
      "ублюд*",
      "гнида",
      "чмо",
    ),
    ...list(0.6, "сука", "суки", "дебил", "дебилы", "урод", "уроды", "заткнись", "заткнитесь", "нахуй", "тварь"),
    ...list(0.45, "идиот", "идиоты", "идиотка", "дурак", "дура", "дураки", "кретин", "придурок", "придурки"),
    ...list(0.35, "хуйня", "хрень собачья", "говно"),
  ],
  "zh-Hans": [
    ...list(0.9, "傻逼", "傻屄", "草泥马", "你去死", "去死吧", "滚出去死"),
    ...list(0.75, "王八蛋", "贱人", "你这个废物", "你是白痴", "狗娘养的", "不要脸的东西"),
    ...list(0.6, "脑残", "智障", "蠢货", "混蛋", "滚蛋", "你妈的", "闭嘴"),
    ...list(0.45, "白痴", "傻子", "笨蛋", "神经病"),
    ...list(0.35, "他妈的", "狗屁"),
  ],
  "zh-Hant": [
    ...list(0.9, "幹你娘", "你去死", "去死吧", "傻逼", "肏你媽"),
    ...list(0.75, "王八蛋", "賤人", "你這個廢物", "你是白痴", "狗娘養的", "不要臉的東西"),
    ...list(0.6, "腦殘", "智障", "蠢貨", "混蛋", "滾蛋", "你媽的", "閉嘴"),
    ...list(0.45, "白痴", "白癡", "傻子", "笨蛋", "神經病"),
    ...list(0.35, "他媽的", "狗屁", "靠北"),
  ],
};
