// A word of a text is found by itself and marked, in every language that a text may be in, whatever stands around it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTENT_LANGUAGES, type ContentLanguage, scriptOf } from "~/languages/content-languages";
import { fold } from "~/search/fold";
import { highlight, markerOf } from "~/search/highlight";
import { parseQuery } from "~/search/query";
import { isStop } from "~/search/stemming";

/** Letters of words, by script: those that may begin one, and those that only go on (vowel signs). */
const ALPHABETS: Readonly<Record<string, readonly [string, string]>> = {
  Latn: ["abcdefghijklmnopqrstuvwxyzáàâãäåæçčćďéèêëěęíîïłñňóôõöøőœřšśťúûüůűýžźżğışțăđơưẹṣ", ""],
  Cyrl: ["абвгдежзийклмнопрстуфхцчшщьюяіїєґўђјљњћџқңөүұһәѓѕќ", ""],
  Grek: ["αβγδεζηθικλμνξοπρστυφχψωάέήίόύώϊ", ""],
  Arab: ["ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىئؤپچژگکیٹڈڑںہھےڤەۆێ", "\u064b\u064e\u064f\u0650\u0651\u0652"],
  Hebr: ["אבגדהוזחטיכלמנסעפצקרשתםןץףך", "\u05b0\u05b4\u05b7\u05bc"],
  Deva: ["अआइउएकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", "ािीुूेैोौ्ंः"],
  Beng: ["অআইউএকখগঘচছজটডতথদধনপফবভমযরলশষসহ", "ািীুূেো্"],
  Gujr: ["અઆઇઉકખગચજટડણતદનપબમયરલવસહ", "ાિીુૂેો્ં"],
  Guru: ["ਅਆਇਉਕਖਗਚਜਟਡਤਦਨਪਬਮਯਰਲਵਸਹ", "ਾਿੀੁੂੇੋ"],
  Orya: ["ଅଆଇଉକଖଗଚଜଟଡତଦନପବମଯରଲସହ", "ାିୀୁୂେୋ୍"],
  Taml: ["அஆஇஉஎகஙசஞடணதநபமயரலவழளறன", "ாிீுூெேைொோ்"],
  Telu: ["అఆఇఉఎకఖగచజటడతదనపబమయరలవసహ", "ాిీుూెేొో్"],
  Knda: ["ಅಆಇಉಎಕಖಗಚಜಟಡತದನಪಬಮಯರಲವಸಹ", "ಾಿೀುೂೆೇೊೋ್"],
  Mlym: ["അആഇഉഎകഖഗചജടഡതദനപബമയരലവസഹ", "ാിീുൂെേൊോ്"],
  Sinh: ["අආඉඋඑකගචජටඩතදනපබමයරලවසහ", "ාිීුූෙේොෝ්"],
  Geor: ["აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", ""],
  Armn: ["աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", ""],
  Ethi: ["ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ", ""],
  Jpan: [
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんガギグプフィルターポンプ水道圧力故障",
    "",
  ],
  Kore: ["가나다라마바사아자차카타파하물필터펌프압력누수교체방법", ""],
  Hans: ["水泵漏压力过滤器更换方法故障灯闪烁", ""],
  Hant: ["水泵漏壓力過濾器更換方法故障燈閃爍", ""],
  Thai: ["กขคงจชซญดตถทนบปผพฟมยรลวสหอฮเแโใไ", "ะาิีึืุู่้๊็์ำ"],
  Laoo: ["ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮເແໂໃໄ", "ະາິີຶືຸູ່້ຳ"],
  Khmr: ["កខគឃងចឆជញដឋឌណតថទធនបផពភមយរលវសហអ", "ាិីឹឺុូួើេែៃោៅ់"],
  Mymr: ["ကခဂငစဆဇညဋဌဍဏတထဒဓနပဖဗဘမယရလဝသဟအ", "ာိီုူေဲံ့း်"],
};

const INTERFACE_SCRIPTS: Readonly<Record<string, string>> = {
  en: "Latn",
  de: "Latn",
  ru: "Cyrl",
  "zh-Hans": "Hans",
  "zh-Hant": "Hant",
};

function wordsOf(language: ContentLanguage): fc.Arbitrary<string> {
  const script = scriptOf(language) ?? INTERFACE_SCRIPTS[language] ?? "";
  const [letters = "", marks = ""] = ALPHABETS[script] ?? [];
  const letter = fc.constantFrom(...letters);
  const syllable =
    marks === ""
      ? letter
      : fc.tuple(letter, fc.option(fc.constantFrom(...marks), { nil: "" })).map((two) => two.join(""));
  return fc.array(syllable, { minLength: 3, maxLength: 9 }).map((parts) => parts.join(""));
}

const aroundIt = fc.constantFrom(" ", ", ", " (", ") ", "。", "، ", " – ", " TW-300 ", "\n", "«", "» ", "水");

function isMarked(text: string, word: string, language: ContentLanguage, onlyLanguage: string | null): boolean {
  const { words } = parseQuery(word, { language: "en", onlyLanguage });
  if (words.length === 0) return false;
  const at = text.indexOf(word);
  let start = 0;
  return highlight(text, language, markerOf(words)).some((segment) => {
    const end = start + segment.text.length;
    const isOver = segment.isHit && start < at + word.length && end > at;
    start = end;
    return isOver;
  });
}

describe("a word of a text", () => {
  it.each(CONTENT_LANGUAGES)(
    "in %s is found and marked, asked for everywhere and in that language only",
    (language) => {
      fc.assert(
        fc.property(wordsOf(language), wordsOf(language), aroundIt, aroundIt, (word, other, before, after) => {
          fc.pre(!isStop(fold(word), "en") && !isStop(fold(word), "de"));
          const text = `${other}${before}${word}${after}${other}`;
          expect(isMarked(text, word, language, language)).toBe(true);
          expect(isMarked(text, word, language, null)).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe("one word", () => {
  const finds = (query: string, text: string, language: ContentLanguage, only: string | null = null) =>
    highlight(text, language, markerOf(parseQuery(query, { language: "en", onlyLanguage: only }).words))
      .filter((segment) => segment.isHit)
      .map((segment) => segment.text);

  it("of French is no English one", () => {
    expect(finds("pour", "Un filtre pour l'eau", "fr", "fr")).toEqual(["pour"]);
    expect(finds("on", "On change le filtre", "fr", "fr")).toEqual(["On"]);
    expect(finds("voitures", "deux voitures", "fr")).toEqual(["voitures"]);
  });

  it("of French or Italian is found behind the article that hangs on it", () => {
    expect(finds("eau", "Il n'y a plus d’eau dans l'eau", "fr")).toEqual(["eau", "eau"]);
    expect(finds("l'eau", "de l’eau et eau", "fr")).toEqual(["eau", "eau"]);
    expect(finds("acqua", "Un po' dell'acqua", "it")).toEqual(["acqua"]);
    expect(finds("don't", "I don't", "fr", "fr")).toEqual(["don't"]);
  });

  it("of Ukrainian is no Russian one", () => {
    expect(finds("вода", "Тече вода", "uk")).toEqual(["вода"]);
    expect(finds("п'ять", "п’ять, пʼять", "uk")).toEqual(["п’ять", "пʼять"]);
  });

  it("of Arabic, Hebrew and Persian is found with and without its vowels and other spellings of a letter", () => {
    expect(finds("مضخة", "المضخة لا تعمل، مُضَخَّة", "ar")).toEqual(["مُضَخَّة"]);
    expect(finds("اله", "إله", "ar")).toEqual(["إله"]);
    expect(finds("שלום", "שָׁלוֹם", "he")).toEqual(["שָׁלוֹם"]);
    expect(finds("كتاب", "کتاب", "fa")).toEqual(["کتاب"]);
    expect(finds("404", "خطای ۴۰۴ و ٤٠٤", "fa")).toEqual(["۴۰۴", "٤٠٤"]);
  });

  it("of Japanese is found in the middle of a run, in half width and with composed marks", () => {
    expect(finds("フィルター", "浄水フィルターの交換", "ja")).toEqual(["フィルター"]);
    expect(finds("フィルター", "ﾌｨﾙﾀｰ交換", "ja")).toEqual(["ﾌｨﾙﾀｰ"]);
    expect(finds("ポンプ", "ホ\u309aンフ\u309a", "ja")).toEqual(["ホ\u309aンフ\u309a"]);
  });

  it("of Korean is found whatever hangs on it, composed or in its letters", () => {
    expect(finds("필터", "필터를 교체하는 방법", "ko")).toEqual(["필터"]);
    expect(finds("필터가", "필터를 교체", "ko")).toEqual(["필터"]);
    expect(finds("필터", "필터를".normalize("NFD"), "ko")).toEqual(["필터".normalize("NFD")]);
  });

  it("of Thai is found between others, and over a place where a line may break", () => {
    expect(finds("น้ำ", "เครื่องกรองน้ำเสีย", "th")).toEqual(["น้ำ"]);
    expect(finds("กรองน้ำ", "กรอง\u200bน้ำ", "th").join("")).toContain("น้ำ");
  });
});
