/**
 * "Confirm your account here": asked for a password or a card by somebody who is not the company.
 *
 * Promises: only beside a link that leads away; held whoever wrote it. Mails of the company itself lead to its own domain.
 */
import type { LinkFacts, TextFacts } from "../facts";
import { grave, type Hit, hit } from "./hit";
import { compileTemplates, findTemplates, list } from "./templates";

const STRENGTH = 0.75;

const ASKED_FOR = compileTemplates([
  ...list(
    1,
    "verify|confirm|update|unlock|restore|validate|reactivate your|ur ~2 account|password|wallet|identity|card|billing|payment|profile",
    "your|ur ~2 account|wallet|card|mailbox ~3 suspended|locked|limited|blocked|deactivated|expire|expires|closed",
    "bestätigen|verifizieren|aktualisieren|entsperren sie ~2 konto|passwort|kontodaten|zahlungsdaten|identität|karte",
    "bestätige|verifiziere|aktualisiere|entsperre dein|deine|deinen|ihr|ihre ~1 konto|passwort|kontodaten|zahlungsdaten|identität|karte",
    "ihr|dein konto ~3 gesperrt|eingeschränkt|deaktiviert",
    "подтвердите|подтверди|обновите|разблокируйте ~2 аккаунт|пароль|кошелёк|кошелек|карту|данные|личность",
    "sign|log|login|logging in ~4 router|bank|banking|online|your ~1 password|id|credentials|account|pin",
    "update|enter|confirm|submit|provide|confirming|entering|updating ~1 your|the ~1 card|bank|billing|pin|ssn|payment",
    "payment|subscription ~2 failed|declined|expired ~6 update|confirm|renew|here",
    "claim|collect|receive ~2 prize|reward|camera|refund|gift|winnings ~4 by|confirming|entering|paying",
    "expires|expire|expired today|tonight|soon ~4 log|sign|renew|verify|confirm",
    "zahlung ~2 fehlgeschlagen|abgelehnt|gescheitert",
    "melden|melde|loggen|logge ~4 bankzugang|bankdaten|passwort|online-banking|onlinebanking|zugangsdaten",
    "aktualisieren|bestätigen|aktualisiere|bestätige|eingeben ~2 kartendaten|karte|bankdaten|zahlungsdaten|kreditkarte|pin|tan|kartennummer",
    "оплата|платёж|платеж не прошла|прошёл|прошел|прошло",
    "обновите|подтвердите|введите|укажите ~2 карты|карту|данные|пароль|пин|реквизиты",
    "войдите|авторизуйтесь|зайдите ~1 через ~1 банк|банка|сбербанк|госуслуги",
    "ваш|твой аккаунт|счёт|счет|кошелёк ~3 заблокирован|ограничен|приостановлен",
  ),
]);
const ASKED_FOR_HAN =
  /(?:验证|驗證|确认|確認|更新|解锁|解鎖)(?:您|你)的?(?:账户|帳戶|账号|帳號|密码|密碼|钱包|錢包|银行卡|銀行卡|身份)|(?:您|你)的(?:账户|帳戶|账号|帳號)[^。！？\n]{0,4}(?:冻结|凍結|停用|锁定|鎖定|封)|(?:更新|填写|填寫|确认|確認|输入|輸入|验证|驗證)(?:您|你)?的?(?:银行卡|銀行卡|信用卡|卡号|卡號|网银|網銀|支付|付款)|(?:用|使用|通过|透過)(?:网银|網銀|網路銀行|银行卡|銀行帳號|银行账号)(?:登录|登錄|登入)/u;

/** `first`: the first link that leads away from the community and from what everybody links to. */
export function traps(text: TextFacts, first: LinkFacts | undefined): Hit[] {
  if (first === undefined) return [];
  const isAsked = findTemplates(text, ASKED_FOR, 1).length > 0 || ASKED_FOR_HAN.test(text.proseBody);
  return isAsked ? [grave(hit(text, first, "link-trap", STRENGTH, { domain: first.domain }))] : [];
}
