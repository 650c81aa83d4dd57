/**
 * Matters that no product community is for: journeys, politics, courtship, betting slips, jobs.
 *
 * Promises: a mark and never more; in a text that also speaks of how something works it is not given, because a holiday
 * explains why somebody's pump stood still. Refuses: to know what a community sells; it adds lists of its own.
 */
import type { TextFacts } from "../facts";
import { type Hit, hit } from "./hit";
import { findPhrases, lexiconOf, type Phrase } from "./phrases";

const list = (...phrases: string[]): Phrase[] => phrases.map((phrase) => ({ phrase, strength: 1 }));

const ELSEWHERE: readonly Phrase[] = list(
  ...(
    "cheap flights,flight tickets,hotel booking,travel buddy,cruise deals,holiday together,girlfriend,boyfriend,marry me,get married," +
    "horoscope,astrology,president,election,elections,prime minister,parliament,football match,premier league,champions league," +
    "who will win,celebrity,movie tonight,job vacancy,we are hiring,job offer,visa application,bible,jesus,allah,prayer,vaccines," +
    "chemtrails,who comes along,billige flüge,flugtickets,urlaub auf,wer kommt mit,wer fährt mit,mitfahrgelegenheit,suche freundin," +
    "bundeskanzler*,bundestagswahl,wahlen,bundesliga,fußballspiel,horoskop,stellenangebot*,wir stellen ein,impfung*," +
    "дешёвые авиабилеты,авиабилеты,кто поедет,кто со мной,познакомлюсь,ищу девушку,ищу парня,президент*,выборы,гороскоп," +
    "футбольный матч,чемпионат,вакансия,вакансии,политика,机票,機票,旅游团,旅遊團,相亲,相親,女朋友,男朋友,总统,總統,选举,選舉," +
    "nice recipe,recipe for lamb,recipe for chicken,recipe for dinner,lamb curry,in-laws,voting for,vote for,which party,either candidate,candidates,referee,kittens,puppies,kitten,puppy," +
    "adopt two,the final last night,weather tomorrow,birthday party,my homework,rezept,rezepte,schwiegereltern,kätzchen,welpen,hundewelpen," +
    "welche partei,fernsehen gestern,schiedsrichter,hausaufgaben,wettervorhersage,geburtstagsfeier,рецепт,рецепты,рецептом,тёща,теща,котят," +
    "котята,щенки,щенков,за кого голосовать,судья вчера,сериал,домашнее задание,погода завтра,菜谱,食譜,食谱,丈母娘,岳母,小猫,小貓,小狗,领养,認養,電視劇,电视剧," +
    "裁判,作业帮,投给谁,投給誰,红烧,紅燒," +
    "星座运势,星座運勢,足球赛,足球賽,世界杯,世界盃,招聘,徵才,八卦"
  ).split(","),
);

/** Signs that something is asked or told about a thing. */
const TECHNICAL: readonly Phrase[] = list(
  ...(
    "error*,display*,firmware,button*,manual,install*,version*,setting*,leak*,filter*,motor*,sensor*,battery,charger,app,update*," +
    "device,machine,valve,temperature,pressure,repair*,warranty,fehler*,anzeige,taste*,anleitung,einstellung*,gerät*,ventil*," +
    "temperatur*,druck,garantie,ошибк*,экран*,прошивк*,кнопк*,инструкци*,настройк*,устройств*,датчик*,температур*,давлени*,гаранти*," +
    "错误,錯誤,屏幕,螢幕,固件,韌體,按钮,按鈕,说明书,說明書,设置,設定,安装,安裝,滤芯,濾芯,温度,溫度,压力,壓力,保修,保固"
  ).split(","),
);

export function detectOffTopic(text: TextFacts, strength: number): Hit[] {
  const [first] = findPhrases(text, lexiconOf(ELSEWHERE), 1);
  if (first === undefined || findPhrases(text, lexiconOf(TECHNICAL), 1).length > 0) return [];
  return [hit(text, first, "off-topic", strength)];
}
