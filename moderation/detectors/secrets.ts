/**
 * Somebody asks others for what opens their account: password, PIN, card number, the code from a message.
 *
 * Promises: also without a link; "never send anybody your password" warns, "enter your password on the login page" explains, and a
 * question ("do I have to send you my password?") asks. Held whoever wrote it: nobody here needs that of anybody.
 */
import type { TextFacts } from "../facts";
import { fold } from "../text/folding";
import { grave, type Hit, hit } from "./hit";
import { compileTemplates, findPatterns, findTemplates, list, withoutQuoted } from "./templates";

const STRENGTH = 0.8;
const MOST = 4;

const SECRET_EN = "password|passwords|passcode|pin|cvv|cvc|ssn|credentials|login|card|seed|otp|code";
const SECRET_DE =
  "kennwort|passwort|pin|tan|zugangsdaten|kontodaten|kartennummer|kreditkartennummer|sicherheitscode|anmeldedaten|code";
const SECRET_RU = "пароль|пароли|пин|пин-код|cvv|cvc|код|реквизиты|логин|данные";

const ASKED = compileTemplates([
  ...list(
    STRENGTH,
    `send|give|tell|message|pm|dm|text|mail|email|provide|forward us|me|support|admin ~3 your|ur|the ~6 ${SECRET_EN}`,
    `send|give|provide|forward|share your|ur ~4 ${SECRET_EN} ~2 to|with|by ~1 us|me|support|mail|email|admin|moderator`,
    `reply|answer|respond with ~2 your|ur ~4 ${SECRET_EN}`,
    `senden|schicken|geben|nennen|teilen|mailen sie|ihr ~1 uns|mir|dem ~2 ihr|ihre|ihren|den|die|das ~5 ${SECRET_DE}`,
    `schick|schickt|sende|sendet|gib|gebt|nenne|nennt|schreib|schreibt uns|mir ~2 dein|deine|deinen|euer|eure|das|die|den ~5 ${SECRET_DE}`,
    `пришлите|пришли|отправьте|отправь|сообщите|сообщи|назовите|назови|скиньте|скинь|укажите|продиктуйте|продиктуй ~5 ${SECRET_RU}`,
  ),
]);
const ASKED_HAN = [
  {
    strength: STRENGTH,
    pattern:
      /(?:请|請|把|将|將|需要|需)(?:您|你)?(?:的)?[^。！？!?\n]{0,6}(?:密码|密碼|验证码|驗證碼|卡号|卡號|支付码|动态码)[^。！？!?\n]{0,8}(?:发给|發給|发送|發送|告诉|告訴|提供给|提供給|发到|發到|报给|報給|回复|回覆)(?:我|客服|官方|管理员|我们|我們)|(?:请|請)(?:您|你)?(?:提供|发送|發送|回复|回覆|告知|填写|填寫|输入|輸入)[^。！？!?\n]{0,6}(?:密码|密碼|验证码|驗證碼|卡号|卡號)[^。！？!?\n]{0,6}(?:验证码|驗證碼|密码|密碼|否则|否則|处理|處理|停权|停權|解冻|解凍|解除)/u,
  },
];
/** Before the request, in the same sentence: it warns, or it asks. */
const TURNED = new Set(
  "never don't dont not nobody anyone anybody won't cannot must should if whether niemals nie nicht niemand niemandem keine soll sollte muss wenn falls никогда никому не ни если надо нужно ли"
    .split(" ")
    .map(fold),
);
const TURNED_HAN = /(?:不要|别|別|勿|切勿|不会|不會|从不|從不|是否|要不要|吗|嗎|骗|騙|诈|詐)/u;
const REACH = 6;

export function asksForSecrets(text: TextFacts): Hit[] {
  const found = findTemplates(text, ASKED, MOST).filter(({ from }) => {
    const here = text.words[from];
    const before = text.words.slice(Math.max(0, from - REACH), from);
    return !before.some(
      (word) => word.sentence === here?.sentence && word.field === here.field && TURNED.has(word.folded),
    );
  });
  const spoken = withoutQuoted(text);
  const han = findPatterns(ASKED_HAN, spoken).filter(({ field, start, end }) => {
    const before = spoken[field].slice(Math.max(0, start - 10), end + 6);
    return !TURNED_HAN.test(before);
  });
  const [first] = [...found, ...han];
  return first === undefined ? [] : [grave(hit(text, first, "secret-asked", STRENGTH))];
}
