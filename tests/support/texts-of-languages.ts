// An ordinary question of a customer in languages that the interface does not have, and in Chinese beside them. `word` stands in the
// body and not in the title.
import type { ContentLanguage } from "~/languages/content-languages";

export type TextOfLanguage = { language: ContentLanguage; title: string; body: string; word: string };

export const TEXTS: readonly TextOfLanguage[] = [
  {
    language: "fr",
    title: "La pompe TW-300 s'arrête après quelques minutes",
    body: "Depuis la mise à jour, ma pompe s'arrête au bout de cinq minutes. J'ai déjà nettoyé le filtre et vérifié les tuyaux, mais le voyant rouge clignote toujours. Que puis-je essayer d'autre ?",
    word: "voyant",
  },
  {
    language: "es",
    title: "La bomba TW-300 se apaga sola",
    body: "Desde ayer la bomba se apaga sola después de cinco minutos. Ya limpié el filtro y revisé las mangueras, pero la luz roja sigue parpadeando. ¿Qué más puedo hacer?",
    word: "mangueras",
  },
  {
    language: "it",
    title: "La pompa TW-300 si spegne da sola",
    body: "Da ieri la pompa si spegne dopo cinque minuti. Ho già pulito il filtro e controllato i tubi dell'acqua, ma la spia rossa lampeggia ancora. Che cosa posso provare?",
    word: "acqua",
  },
  {
    language: "pt",
    title: "A bomba TW-300 desliga sozinha",
    body: "Desde ontem a bomba desliga depois de cinco minutos. Já limpei o filtro e verifiquei as mangueiras, mas a luz vermelha continua piscando. O que mais posso fazer?",
    word: "vermelha",
  },
  {
    language: "nl",
    title: "Pomp TW-300 valt na vijf minuten uit",
    body: "Sinds de update slaat mijn pomp na vijf minuten af. Ik heb het filter al schoongemaakt en de slangen nagekeken, maar het rode lampje blijft knipperen. Wat kan ik nog proberen?",
    word: "slangen",
  },
  {
    language: "pl",
    title: "Pompa TW-300 wyłącza się po kilku minutach",
    body: "Od wczoraj pompa wyłącza się po pięciu minutach. Wyczyściłem już filtr i sprawdziłem węże, ale czerwona lampka ciągle miga. Co jeszcze mogę zrobić, żeby znowu działała?",
    word: "węże",
  },
  {
    language: "cs",
    title: "Čerpadlo TW-300 se po chvíli vypne",
    body: "Od včerejška se čerpadlo po pěti minutách vypne. Vyčistil jsem filtr a zkontroloval hadice, ale červená kontrolka pořád bliká. Co ještě mohu zkusit?",
    word: "hadice",
  },
  {
    language: "sv",
    title: "Pumpen TW-300 stannar efter några minuter",
    body: "Sedan i går stannar pumpen efter fem minuter. Jag har rengjort filtret och kontrollerat slangarna, men den röda lampan blinkar fortfarande. Vad kan jag göra mer?",
    word: "slangarna",
  },
  {
    language: "fi",
    title: "TW-300-pumppu sammuu muutaman minuutin kuluttua",
    body: "Eilisestä lähtien pumppu on sammunut viiden minuutin kuluttua. Puhdistin jo suodattimen ja tarkistin letkut, mutta punainen valo vilkkuu edelleen. Mitä vielä voisin kokeilla?",
    word: "letkut",
  },
  {
    language: "hu",
    title: "A TW-300 szivattyú néhány perc után leáll",
    body: "Tegnap óta a szivattyú öt perc után leáll. Már kitisztítottam a szűrőt és ellenőriztem a tömlőket, de a piros lámpa még mindig villog. Mit próbálhatnék még?",
    word: "tömlőket",
  },
  {
    language: "ro",
    title: "Pompa TW-300 se oprește singură",
    body: "De ieri pompa se oprește după cinci minute. Am curățat deja filtrul și am verificat furtunurile, dar becul roșu clipește în continuare. Ce aș mai putea încerca?",
    word: "furtunurile",
  },
  {
    language: "tr",
    title: "TW-300 pompa birkaç dakika sonra duruyor",
    body: "Dünden beri pompa beş dakika sonra duruyor. Filtreyi temizledim ve hortumları kontrol ettim ama kırmızı ışık hâlâ yanıp sönüyor. Başka ne deneyebilirim?",
    word: "hortumları",
  },
  {
    language: "vi",
    title: "Máy bơm TW-300 tự tắt sau vài phút",
    body: "Từ hôm qua máy bơm tự tắt sau năm phút. Tôi đã vệ sinh bộ lọc và kiểm tra các ống dẫn nhưng đèn đỏ vẫn nhấp nháy. Tôi có thể thử cách nào nữa?",
    word: "nhấp",
  },
  {
    language: "id",
    title: "Pompa TW-300 mati sendiri",
    body: "Sejak kemarin pompa mati setelah lima menit. Saya sudah membersihkan saringan dan memeriksa selang, tetapi lampu merah masih berkedip. Apa lagi yang bisa saya coba?",
    word: "selang",
  },
  {
    language: "uk",
    title: "Насос TW-300 вимикається за кілька хвилин",
    body: "Від учора насос вимикається через п'ять хвилин. Я вже почистив фільтр і перевірив шланги, але червона лампочка й далі блимає. Що ще можна спробувати?",
    word: "блимає",
  },
  {
    language: "bg",
    title: "Помпата TW-300 спира след няколко минути",
    body: "От вчера помпата спира след пет минути. Вече почистих филтъра и проверих маркучите, но червената лампичка продължава да мига. Какво още мога да опитам?",
    word: "маркучите",
  },
  {
    language: "sr",
    title: "Пумпа TW-300 се гаси после неколико минута",
    body: "Од јуче се пумпа гаси после пет минута. Већ сам очистио филтер и проверио црева, али црвена лампица и даље трепери. Шта још могу да покушам?",
    word: "лампица",
  },
  {
    language: "el",
    title: "Η αντλία TW-300 σταματά μετά από λίγα λεπτά",
    body: "Από χθες η αντλία σταματά μετά από πέντε λεπτά. Έχω ήδη καθαρίσει το φίλτρο και έλεγξα τους σωλήνες, αλλά η κόκκινη λυχνία αναβοσβήνει ακόμη. Τι άλλο μπορώ να δοκιμάσω;",
    word: "σωλήνες",
  },
  {
    language: "ar",
    title: "المضخة TW-300 تتوقف بعد بضع دقائق",
    body: "منذ أمس تتوقف المضخة بعد خمس دقائق. نظفت المرشح وفحصت الخراطيم، لكن الضوء الأحمر ما زال يومض. ماذا يمكنني أن أجرب أيضا؟",
    word: "الخراطيم",
  },
  {
    language: "he",
    title: "המשאבה TW-300 נכבית אחרי כמה דקות",
    body: "מאז אתמול המשאבה נכבית אחרי חמש דקות. כבר ניקיתי את המסנן ובדקתי את הצינורות, אבל הנורית האדומה עדיין מהבהבת. מה עוד אפשר לנסות?",
    word: "הצינורות",
  },
  {
    language: "fa",
    title: "پمپ TW-300 بعد از چند دقیقه خاموش می‌شود",
    body: "از دیروز پمپ بعد از پنج دقیقه خاموش می‌شود. فیلتر را تمیز کردم و شلنگ‌ها را بررسی کردم، اما چراغ قرمز هنوز چشمک می‌زند. دیگر چه کاری می‌توانم بکنم؟",
    word: "چراغ",
  },
  {
    language: "hi",
    title: "TW-300 पंप कुछ मिनट बाद बंद हो जाता है",
    body: "कल से पंप पाँच मिनट बाद बंद हो जाता है। मैंने फ़िल्टर साफ़ कर दिया और पाइप भी देखे, लेकिन लाल बत्ती अब भी झपक रही है। मैं और क्या कर सकता हूँ?",
    word: "बत्ती",
  },
  {
    language: "ka",
    title: "ტუმბო TW-300 რამდენიმე წუთში ითიშება",
    body: "გუშინდელიდან ტუმბო ხუთ წუთში ითიშება. ფილტრი უკვე გავწმინდე და მილები შევამოწმე, მაგრამ წითელი ნათურა ისევ ციმციმებს. კიდევ რა შემიძლია ვცადო?",
    word: "ნათურა",
  },
  {
    language: "th",
    title: "ปั๊ม TW-300 หยุดทำงานหลังจากไม่กี่นาที",
    body: "ตั้งแต่เมื่อวานปั๊มหยุดทำงานหลังจากห้านาที ฉันทำความสะอาดไส้กรองและตรวจสอบสายยางแล้ว แต่ไฟสีแดงยังกะพริบอยู่ ฉันลองทำอะไรได้อีกบ้าง",
    word: "สายยาง",
  },
  {
    language: "ja",
    title: "TW-300ポンプが数分後に止まります",
    body: "昨日からポンプが五分後に止まります。フィルターを掃除し、ホースも確認しましたが、赤いランプが点滅したままです。ほかに試せることはありますか。",
    word: "ランプ",
  },
  {
    language: "ko",
    title: "TW-300 펌프가 몇 분 뒤에 꺼집니다",
    body: "어제부터 펌프가 오 분 뒤에 꺼집니다. 필터를 청소하고 호스도 확인했지만 빨간 램프가 계속 깜박입니다. 더 해 볼 수 있는 방법이 있을까요?",
    word: "호스",
  },
  {
    language: "zh-Hans",
    title: "水泵TW-300运行几分钟后停机",
    body: "从昨天开始，水泵运行五分钟后就停机。我已经清洗了过滤器，也检查了软管，但红灯还在闪烁。还可以试试什么办法？",
    word: "软管",
  },
];
