// What even an empty community has: the three areas and the rules.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { seedRules } from "~/models/rule/rule.server";

type AreaSeed = {
  slug: string;
  kind: "questions" | "showcase" | "marketplace";
  names: Record<string, string>;
  descriptions: Record<string, string>;
};

export const AREAS: AreaSeed[] = [
  {
    slug: "questions",
    kind: "questions",
    names: { en: "Questions", de: "Fragen", ru: "Вопросы", "zh-Hans": "问答", "zh-Hant": "問答" },
    descriptions: {
      en: "Ask how something works or why it does not. Customers answer each other.",
      de: "Fragen Sie, wie etwas funktioniert oder warum nicht. Kundinnen und Kunden antworten einander.",
      ru: "Спросите, как что-то работает или почему не работает. Покупатели отвечают друг другу.",
      "zh-Hans": "询问产品怎么用、为什么不能用。用户之间互相解答。",
      "zh-Hant": "詢問產品怎麼用、為什麼不能用。使用者之間互相解答。",
    },
  },
  {
    slug: "showcase",
    kind: "showcase",
    names: { en: "Showcase", de: "Schaufenster", ru: "Показать своё", "zh-Hans": "作品展示", "zh-Hant": "作品展示" },
    descriptions: {
      en: "Show what you made and how it turned out.",
      de: "Zeigen Sie, was Sie gebaut haben und wie es geworden ist.",
      ru: "Покажите, что вы сделали и что получилось.",
      "zh-Hans": "展示您的作品和成果。",
      "zh-Hant": "展示您的作品和成果。",
    },
  },
  {
    slug: "marketplace",
    kind: "marketplace",
    names: { en: "Marketplace", de: "Marktplatz", ru: "Рынок", "zh-Hans": "交易市场", "zh-Hant": "交易市場" },
    descriptions: {
      en: "The one place where offers and advertising are welcome.",
      de: "Der eine Ort, an dem Angebote und Werbung willkommen sind.",
      ru: "Единственное место, где уместны предложения и реклама.",
      "zh-Hans": "唯一可以发布报价和广告的地方。",
      "zh-Hant": "唯一可以發布報價和廣告的地方。",
    },
  },
];

export async function seedEmpty(db: Db): Promise<void> {
  await db.execute(sql`
    insert into areas (slug, kind, names, descriptions, position)
    select s.slug, s.kind, s.names, s.descriptions, s.position
    from jsonb_to_recordset(${JSON.stringify(AREAS.map((area, position) => ({ ...area, position })))}::jsonb)
      as s(slug text, kind text, names jsonb, descriptions jsonb, position int)
    on conflict (slug) do nothing`);
  await seedRules(db);
}
