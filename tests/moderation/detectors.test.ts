import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "#moderation/detectors/detect";
import { combined, MAX_HITS, PASSAGE_CHARACTERS } from "#moderation/detectors/hit";
import type { Language } from "#moderation/facts";
import { REASON_PARAMETERS } from "#moderation/reasons";
import { DEFAULT_RULES, type DetectorUse } from "#moderation/rules";
import { sketchText } from "#moderation/text/text-facts";
import { NEWCOMER, submission, UNVERIFIED, type Written } from "./sample";

const USES = DEFAULT_RULES.flatMap(({ detectors }) => detectors);

function use(detector: DetectorUse["detector"]): DetectorUse {
  const found = USES.find((one) => one.detector === detector);
  if (found === undefined) throw new Error(`no rule uses ${detector}`);
  return found;
}

const found = (detector: DetectorUse["detector"], written: Written) =>
  detect(submission(written), use(detector)).map(({ code, passage }) => `${code}: ${passage}`);

type Case = [language: Language, body: string];
type Finding = [language: Language, body: string, expected: string[]];

describe("words", () => {
  const insults: Finding[] = [
    ["en", "You are an idiot, read the manual.", ["word-insult: You are an idiot"]],
    ["en", "You idiot.", ["word-insult: You idiot"]],
    ["en", "what an idi\u200bot", ["word-disguised: idi\u200bot"]],
    ["en", "what an idiоt", ["word-disguised: idiоt"]],
    ["de", "Halt die Fresse, du Arschloch!", ["word-insult: Halt die Fresse", "word-insult: Arschloch"]],
    ["de", "DU IDIOT", ["word-insult: DU IDIOT"]],
    ["ru", "Заткнись, ты идиот.", ["word-insult: Заткнись", "word-insult: ты идиот"]],
    ["ru", "Какой же ты дyрак", ["word-disguised: ты дyрак"]],
    ["ru", "Долбоебы писали эту прошивку", ["word-insult: Долбоебы"]],
    ["zh-Hans", "你是白痴吗，这样装。", ["word-insult: 你是白痴"]],
    ["zh-Hans", "楼上脑残", ["word-insult: 楼上脑残"]],
    ["zh-Hant", "這種王八蛋，去死吧", ["word-insult: 王八蛋", "word-insult: 去死吧"]],
  ];
  it.each(insults)("%s: find the insult in %j", (language, body, expected) => {
    expect(found("words", { body, language })).toEqual(expected);
  });

  const harmless: Case[] = [
    ["en", "Greetings from Scunthorpe: the cockpit display of the Dickson pump shows the assembly title."],
    ["en", "The ignition is retarded by 4°, and the fire retardant foam is idiot-proof."],
    ["en", "This is not stupid at all; the screw is a Phillips, the classic kind."],
    ["en", "He wrote:\n> you idiot\n\nand I would like to know what he meant."],
    ["en", "```\nfuck you, segfault\n```\nis what the log says."],
    ["de", "Das dicke Kabel ist so dick wie mein Finger, und im Raum ist es schwül."],
    ["de", "Die Pumpe in Fuckingen (heute Fugging) läuft nicht. Der Schalter ist nicht defekt."],
    ["ru", "Тупой угол, сукно на столе, застрахуй насос, команда, рубля, хлебные крошки."],
    ["ru", "Насос не качает воду, посуду не моет. Осуществляется сброс."],
    ["zh-Hans", "水泵用久了以后过去死机现在又好了，废物处理设备没有问题。"],
    ["zh-Hans", "垃圾桶满了，不是电机坏了。"],
    ["zh-Hant", "過去死機過，現在不會了，廢物處理也正常。"],
  ];
  it.each(harmless)("%s: find nothing in %j", (language, body) => {
    expect(found("words", { body, language })).toEqual([]);
  });

  it("take a community's own list, with prefixes, each entry once, and only the language of the text", () => {
    const own: DetectorUse = {
      detector: "words",
      parameters: {
        code: "word-listed",
        anywhere: [],
        byLanguage: {
          en: [
            { phrase: "leak*", strength: 0.6 },
            { phrase: "oil*", strength: 0.6 },
          ],
          de: [],
          ru: [],
          "zh-Hans": [],
          "zh-Hant": [],
        },
      },
    };
    const passages = (language: Language) =>
      detect(submission({ body: "The leaked firmware leaks oily dust, bleak", language }), own).map(
        ({ passage }) => passage,
      );
    expect(passages("en")).toEqual(["leaked", "oily"]);
    expect(passages("de")).toEqual([]);
  });
});

describe("promotion", () => {
  const adverts: Finding[] = [
    [
      "en",
      "Buy now at cheap-pumps.shop, 20 % off with code PUMP20.",
      ["advert-call: Buy now", "advert-coupon: 20 % off"],
    ],
    [
      "en",
      "Use our code SAVE20 and visit our store.",
      ["advert-call: visit our store", "advert-coupon: Use our code SAVE20"],
    ],
    [
      "de",
      "Jetzt bestellen! Rabattcode: PUMPE20",
      ["advert-call: Jetzt bestellen", "advert-coupon: Rabattcode: PUMPE20"],
    ],
    [
      "ru",
      "Заказывайте в нашем интернет-магазине, скидка 20 %",
      ["advert-call: Заказывайте", "advert-call: в нашем интернет-магазине", "advert-coupon: скидка 20 %"],
    ],
    [
      "zh-Hans",
      "全网最低价，加我微信，优惠码：PUMP20",
      ["advert-call: 全网最低价", "advert-call: 加我微信", "advert-coupon: 优惠码：PUMP20"],
    ],
    [
      "zh-Hant",
      "限時優惠，加LINE，優惠碼 PUMP20",
      ["advert-call: 限時優惠", "advert-call: 加LINE", "advert-coupon: 優惠碼 PUMP20"],
    ],
    ["en", "https://amzn.to/3xyz is what I use", ["advert-affiliate: https://amzn.to/3xyz"]],
    [
      "en",
      "[here](https://shop.example/p?id=3&aff_id=77)",
      ["advert-affiliate: https://shop.example/p?id=3&aff_id=77"],
    ],
  ];
  it.each(adverts)("%s: finds the advertisement in %j", (language, body, expected) => {
    expect(found("promotion", { body, language })).toEqual(expected);
  });

  const honest: Case[] = [
    [
      "en",
      "It stops with code E1042. Where can I buy a filter? My coupon code is not accepted and the order page is empty.",
    ],
    ["en", "I entered the voucher code twice; the code expired."],
    ["en", "The sale of the old model ended. Use code blocks for logs."],
    ["en", "See https://docs.pumps.example/manual?tag=filter&utm_source=mail for the drawing."],
    ["de", "Wo kann ich den Filter kaufen? Der Gutscheincode aus der Mail wird nicht angenommen."],
    ["ru", "Где купить фильтр? Промокод из письма не принимается, скидки не видно."],
    ["zh-Hans", "在哪里可以购买滤芯？优惠码用不了，订单页面是空的。"],
    ["zh-Hant", "在哪裡可以購買濾芯？優惠碼無法使用。"],
  ];
  it.each(honest)("%s: finds nothing in %j", (language, body) => {
    expect(found("promotion", { body, language })).toEqual([]);
  });

  it("counts the same call once, however often it is repeated", () => {
    expect(found("promotion", { body: "Buy now. Buy now! BUY NOW and act now." })).toEqual([
      "advert-call: Buy now",
      "advert-call: act now",
    ]);
  });

  it("takes a price for a fact", () => {
    for (const body of ["It cost 49,99 €.", "It cost $20.", "Стоил 900 ₽.", "大約 350 元。"]) {
      const hits = detect(submission({ body }), use("promotion"));
      expect(hits.map(({ code }) => code)).toEqual(["advert-price"]);
      expect(combined(hits)).toBeLessThan(0.1);
    }
  });

  it("recognises the author's own domain and one that the author keeps linking to", () => {
    const body = "See https://pumps.example/a and https://parts.example/b";
    const history = { ownDomains: ["pumps.example"], linkedBefore: { "parts.example": 4 } };
    expect(found("promotion", { body, history })).toEqual([
      "link-own: https://pumps.example/a",
      "link-repeated: https://parts.example/b",
    ]);
    expect(found("promotion", { body })).toEqual([]);
  });

  it("is not fooled by a domain named like a property of every object", () => {
    expect(found("promotion", { body: "https://constructor/x and https://__proto__.example" })).toEqual([]);
  });
});

describe("contact data", () => {
  const personal: Finding[] = [
    ["en", "Write to jane.doe+pump@mail.provider.net please", ["contact-email: jane.doe+pump@mail.provider.net"]],
    ["en", "Call me: 555 123 4567", ["contact-phone: 555 123 4567"]],
    ["en", "WhatsApp +1 (555) 123-4567", ["contact-phone: +1 (555) 123-4567"]],
    ["de", "Tel. 030/1234567, gern abends", ["contact-phone: 030/1234567"]],
    ["de", "Bitte auf DE89 3704 0044 0532 0130 00 überweisen", ["contact-bank: DE89 3704 0044 0532 0130 00"]],
    ["de", "Meine Karte: 4111 1111 1111 1111", ["contact-bank: 4111 1111 1111 1111"]],
    ["ru", "Мой номер 8 (912) 345-67-89, звоните", ["contact-phone: 8 (912) 345-67-89"]],
    ["ru", "почта ivan@почта.рф", ["contact-email: ivan@почта.рф"]],
    ["zh-Hans", "我的手机 13812345678，随时联系", ["contact-phone: 13812345678"]],
    ["zh-Hans", "有问题加微信：13812345678", ["contact-messenger: 微信：13812345678"]],
    ["zh-Hant", "請打電話 0912-345-678", ["contact-phone: 0912-345-678"]],
  ];
  it.each(personal)("%s: are found in %j", (language, body, expected) => {
    expect(found("contact", { body, language })).toEqual(expected);
  });

  const technical: Case[] = [
    ["en", "Part number 4500-1234-5678, serial 20231105004711, error E-1042, firmware 3.2.118.4."],
    ["en", "The address is 192.168.100.200, the mask 255.255.255.0, at 2024-05-06 12:30:45."],
    ["en", "It drifts from +1.234567891 to +24 V, 1 000 000 cycles, 12 000 rpm, 0x80070057."],
    ["en", "npm i @scope/pump@1.2.3, git@github.com:pumps/firmware.git, icon@2x.png, support@pumps.net"],
    ["en", "Use user@example.com as a placeholder."],
    ["en", "`+49 30 1234567` is the default in the configuration file:\n```\nmail = jane@provider.net\n```"],
    ["en", "Order 4111 1111 1111 1112 was lost, DE89 3704 0044 0532 0130 01 is no account."],
    ["de", "Artikel 0815-4711-123, DIN 912 M8x20, Baujahr 2019-2023, Zählerstand 123 456 789"],
    ["ru", "Артикул 8912345678901, ГОСТ 12.2.007.0-75, давление 2.5 бар"],
    ["zh-Hans", "零件号 13812345678，型号 TW-300，电压 220 V，2024-05-06 购买"],
    ["zh-Hant", "序號 0912345678，型號 TW-300，日期 2024/05/06"],
  ];
  it.each(technical)("%s: are not seen in %j", (language, body) => {
    expect(found("contact", { body, language })).toEqual([]);
  });

  it.each([
    ["Call me: 555-123", 0],
    ["Call me: 555-1234", 1],
    ["It is +12 345 67", 0],
    ["It is +12 345 678", 0],
    ["It is +12 345 6789", 1],
    ["Call me: +12 345 678 901 2345", 1],
    ["Call me: +12 345 678 901 23456", 0],
  ])("count the digits of %j", (body, count) => {
    expect(found("contact", { body }).length).toBe(count);
  });

  it("are reported once, also where an account number contains what looks like a telephone number", () => {
    const body = "Call me or pay to DE89 3704 0044 0532 0130 00, call me: 555 123 4567.";
    expect(found("contact", { body })).toEqual([
      "contact-bank: DE89 3704 0044 0532 0130 00",
      "contact-phone: 555 123 4567",
    ]);
  });

  it("let the addresses of the community pass", () => {
    expect(
      found("contact", { body: "Ask jane@mail.community.example", site: { domains: ["community.example"] } }),
    ).toEqual([]);
  });
});

describe("shouting", () => {
  it.each<Finding>([
    [
      "en",
      "WHY DOES THIS PUMP NEVER WORK WHEN SOMEBODY NEEDS WATER",
      ["shouting: WHY DOES THIS PUMP NEVER WORK WHEN SOMEBODY NEEDS WATER".replace("WHY ", "")],
    ],
    [
      "de",
      "WARUM LÄUFT DIESE PUMPE NIEMALS WENN MAN WASSER BRAUCHT",
      ["shouting: WARUM LÄUFT DIESE PUMPE NIEMALS WENN MAN WASSER BRAUCHT"],
    ],
    [
      "ru",
      "ПОЧЕМУ ЭТОТ НАСОС НИКОГДА НЕ РАБОТАЕТ КОГДА НУЖНА ВОДА",
      ["shouting: ПОЧЕМУ ЭТОТ НАСОС НИКОГДА НЕ РАБОТАЕТ КОГДА НУЖНА ВОДА"],
    ],
    ["en", "It does not work!!!!!!", ["shouting-marks: !!!!!!"]],
    ["zh-Hans", "根本不能用！！！", ["shouting-marks: ！！！"]],
    ["zh-Hant", "完全不能用！！！", ["shouting-marks: ！！！"]],
  ])("%s: is heard in %j", (language, body, expected) => {
    expect(found("shouting", { body, language })).toEqual(expected);
  });

  it.each<Case>([
    ["en", "My TW-300 shows E-1042 on the HDMI output; the USB, WLAN and GPIO LEDs are off. NASA and ASCII."],
    ["en", "It does NOT work, really NOT! Why??? Please help!!"],
    ["en", "```\nFATAL ERROR SENSOR RANGE CHECK FAILED PUMP STOPPED AGAIN\n```\nis in the log"],
    ["de", "Der ADAC, die DSGVO und der TÜV verlangen das."],
    ["ru", "В СССР делали ГОСТ, а ЭВМ и АЭС работали."],
    ["zh-Hans", "屏幕显示 PUMP STOP ERROR CHECK SENSOR RANGE NOW 然后就没有反应了，请问大家应该怎么处理这个问题才好"],
  ])("%s: is not heard in %j", (language, body) => {
    expect(found("shouting", { body, language })).toEqual([]);
  });

  it("is heard in a title", () => {
    expect(found("shouting", { title: "PLEASE HELP ASAP, PUMP BROKEN", body: "It hums." })).toEqual([
      "shouting: PLEASE HELP ASAP, PUMP BROKEN",
    ]);
  });
});

describe("content", () => {
  it.each<Finding>([
    ["en", "https://pumps.example/manual", ["only-link: https://pumps.example/manual"]],
    ["en", "test test test test", ["no-content: test test test test"]],
    ["en", "......... ????? 12345", ["no-content: ......... ????? 12345"]],
    ["zh-Hans", "测试测试测试测试", ["no-content: 测试测试测试测试"]],
    ["ru", "тест тест тест тест", ["no-content: тест тест тест тест"]],
  ])("%s: is missing in %j", (language, body, expected) => {
    expect(found("content", { body, language })).toEqual(expected);
  });

  it.each<Case>([
    ["en", "Yes, that worked. Thanks!"],
    ["en", "See chapter four of https://pumps.example/manual about venting."],
    ["en", "```\nreset --all\n```"],
    ["en", "![display](/uploads/1.webp)"],
    ["de", "Ja, genau so."],
    ["ru", "Да, помогло, спасибо."],
    ["zh-Hans", "按住两个键十秒。"],
    ["zh-Hant", "不會，謝謝。"],
  ])("%s: is enough in %j", (language, body) => {
    expect(found("content", { body, language })).toEqual([]);
  });
});

describe("links", () => {
  it("of newcomers outside well-known sites are noticed, more so without a confirmed address", () => {
    const body = "I followed https://pumps.example/a and https://github.com/x/y";
    const [known] = detect(submission({ body, author: NEWCOMER }), use("links"));
    const [unknown] = detect(submission({ body, author: UNVERIFIED }), use("links"));
    expect(known).toMatchObject({
      code: "link-newcomer",
      passage: "https://pumps.example/a",
      parameters: { domain: "pumps.example" },
    });
    expect(unknown?.strength).toBeGreaterThan(known?.strength ?? 1);
    expect(
      found("links", { body: "https://www.community.example/q/1 and https://en.wikipedia.org/wiki/Pump" }),
    ).toEqual([]);
  });

  it("are found hidden behind another address, shortened, blocked and in heaps", () => {
    const author = { ...NEWCOMER, approvedPosts: 50, accountAgeMinutes: 1e6 };
    expect(found("links", { author, body: "[https://bank.com](https://evil.example/x)" })).toEqual([
      "link-hidden: [https://bank.com](https://evil.example/x",
    ]);
    expect(found("links", { author, body: "[my.shop.com](https://shop.com/a) and [text](https://b.example)" })).toEqual(
      [],
    );
    expect(found("links", { author, body: "https://bit.ly/abc" })).toEqual(["link-shortened: https://bit.ly/abc"]);
    const heap = Array.from({ length: 6 }, (_, index) => `https://site${index}.example`).join(" ");
    expect(
      detect(submission({ author, body: heap }), use("links")).map(({ code, parameters }) => [code, parameters.count]),
    ).toEqual([["link-many", 6]]);
    expect(found("links", { author, body: "go to evil.com", site: { refusedDomains: ["evil.com"] } })).toEqual([
      "link-blocked: evil.com",
    ]);
  });
});

describe("velocity and repetition", () => {
  const body = "The pump hums but moves no water since I changed the filter last week and the display is dark.";

  it("notice a newcomer's seventh post within ten minutes, not the sixth, and never an old member's", () => {
    expect(found("velocity", { body, history: { recentPosts: 5 } })).toEqual([]);
    expect(detect(submission({ body, history: { recentPosts: 6 } }), use("velocity"))[0]).toMatchObject({
      code: "too-fast",
      strength: 0.5,
      parameters: { count: 7, minutes: 10 },
    });
    const old = { ...NEWCOMER, approvedPosts: 50, accountAgeMinutes: 1e6 };
    expect(found("velocity", { body, author: old, history: { recentPosts: 60 } })).toEqual([]);
  });

  it("notice a long text that nobody can have typed in three seconds, but only mildly", () => {
    const [hit] = detect(submission({ body: `${body} `.repeat(3), typingSeconds: 2 }), use("velocity"));
    expect(hit).toMatchObject({ code: "typed-too-fast" });
    expect(hit?.strength).toBeLessThan(0.5);
    expect(found("velocity", { body: "Short and quick.", typingSeconds: 2 })).toEqual([]);
    expect(found("velocity", { body: `${body} `.repeat(3), typingSeconds: null })).toEqual([]);
  });

  it("notice one's own text again and a text like removed spam, not a similar topic", () => {
    const same = sketchText(body, "en");
    const other = sketchText(
      "The pump is loud since I moved it into the cellar, is there a damper for the pipes?",
      "en",
    );
    const found = (ownSketches: (readonly number[])[], spamSketches: (readonly number[])[]) =>
      detect(submission({ body: `${body} Thanks.`, history: { ownSketches, spamSketches } }), use("repetition")).map(
        ({ code }) => code,
      );
    expect(found([other, same], [])).toEqual(["repeats-own"]);
    expect(found([], [other, same])).toEqual(["resembles-spam"]);
    expect(found([other], [other])).toEqual([]);
  });
});

describe("every detector", () => {
  const pieces = fc.constantFrom(
    "idiot",
    "ты идиот",
    "你是白痴",
    "去死",
    "buy now",
    "jetzt kaufen",
    "https://a.example/?aff_id=1",
    "[x](https://b.example)",
    "bit.ly/x",
    "https://bit.ly/x",
    "a@b.co",
    "+49 30 1234567",
    "DE89 3704 0044 0532 0130 00",
    "4111 1111 1111 1111",
    "!!!",
    "WHAT NOW",
    "20 % off",
    "€ 5",
    "`",
    "```\n",
    "> ",
    "\n",
    " ",
    "\u200b",
  );
  const text = fc
    .array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 80 })
    .map((parts) => parts.join(" "));
  const language = fc.constantFrom<Language>("en", "de", "ru", "zh-Hans", "zh-Hant");

  it("never throws, is bounded, stays inside the text and supplies what its wording needs", () => {
    fc.assert(
      fc.property(text, text, language, fc.nat({ max: 40 }), (title, body, language, recentPosts) => {
        const facts = submission({
          title,
          body,
          language,
          kind: "question",
          history: { recentPosts, linkedBefore: { "a.example": recentPosts } },
          typingSeconds: 1,
        });
        for (const one of USES) {
          const hits = detect(facts, one);
          expect(hits.length).toBeLessThanOrEqual(MAX_HITS);
          for (const { code, field, start, end, passage, strength, parameters } of hits) {
            const source = field === "title" ? title : body;
            expect(source.slice(start, end).slice(0, PASSAGE_CHARACTERS)).toBe(passage);
            expect(strength).toBeGreaterThan(0);
            expect(strength).toBeLessThanOrEqual(1);
            expect(Object.keys(parameters).sort()).toEqual([...REASON_PARAMETERS[code]].sort());
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("returns no more than it may for a text that is nothing but breaches", () => {
    const body = "idiot buy now a@b.co +49 30 1234567 https://bit.ly/x ".repeat(500);
    for (const one of USES) expect(detect(submission({ body }), one).length).toBeLessThanOrEqual(MAX_HITS);
  });
});
