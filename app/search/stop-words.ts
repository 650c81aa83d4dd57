// Words that say nothing about what a text is about. They are not indexed and not searched for, so that a question may be
// typed as a sentence. Written as they look after folding (no accents, ё as е, German umlauts as plain vowels).

const ENGLISH = `a about above after again all also am an and any are arent as at be because been before being below between both but by
can cannot cant could couldnt did didnt do does doesnt doing dont down during each few for from further had has have having he her here
hers him his how i id if ill im in into is isnt it its itself ive just let me more most my myself no nor not of off on once only or other
our ours out over own please same she should so some such than that thats the their theirs them then there these they this those through
to too under until up us very was wasnt we were what whats when where which while who whom why will with wont would you your yours`;

const GERMAN = `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bin bis
bist bitte da damit dann das dass daß dein deine dem den denn der des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du
durch ein eine einem einen einer eines er es etwas euch euer eure fur gegen gibt habe haben hat hatte hatten hier hin hinter ich ihm ihn
ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jene jetzt kann kein keine keinem keinen keiner konnen
konnte man manche mein meine meinem meinen meiner mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine
seinem seinen seiner seit sich sie sind so solche soll sollte sondern sonst um und uns unser unsere unter viel vom von vor wahrend war
waren warst warum was weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wollen wurde wurden
zu zum zur zwar zwischen`;

const RUSSIAN = `а без более бы был была были было быть в вам вас ведь весь во вот все всего всех вы где да даже для до его ее ей если есть
еще же за здесь и из или им ими их к как какая какие какой когда кто ли либо между меня мне могу может можно мой моя мы на над надо нас не
него нее ней нельзя нет ни нибудь никак них ничего но ну нужно о об он она они оно от очень по под подскажите пожалуйста после потому почему
при про с сам свою себе себя сейчас со так также такой там тебя тем теперь то тогда того тоже той только том тот ту ты у уже хотя чего чем
через что чтоб чтобы чья эта эти этим этих это этого этой этом этот эту я`;

/** Only in queries: Chinese is indexed by pairs of characters, so nothing is left out there. Simplified. */
const CHINESE = `的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 是 我 你 您 他 她 它 们 我们 你们 您们 他们 在 有 没有 和 与 或 或者 及 以及 就 都 也 很 还 又 这 那
这个 那个 这些 那些 哪个 哪些 什么 怎么 怎样 怎么样 怎么办 如何 为什么 为何 为啥 请问 请 谁 哪里 哪儿 多少 几 个 一个 把 被 从 到 对 给 让 会 能 可以
要 想 之 其 但 但是 而 因为 所以 如果 不 该 应该 时 时候 一下`;

const lists = {
  en: new Set(ENGLISH.split(/\s+/)),
  de: new Set(GERMAN.split(/\s+/)),
  ru: new Set(RUSSIAN.split(/\s+/)),
  zh: new Set(CHINESE.split(/\s+/)),
};

export type StopList = keyof typeof lists;

export function isStopWord(word: string, list: StopList): boolean {
  return lists[list].has(word);
}
