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
    "ваш|твой аккаунт|счёт|счет|кошелёк ~3 заблокирован|ограничен|приостановлен",
  ),
]);
const ASKED_FOR_HAN =
  /(?:验证|驗證|确认|確認|更新|解锁|解鎖)(?:您|你)的?(?:账户|帳戶|账号|帳號|密码|密碼|钱包|錢包|银行卡|銀行卡|身份)|(?:您|你)的(?:账户|帳戶|账号|帳號)[^。！？\n]{0,4}(?:冻结|凍結|停用|锁定|鎖定|封)/u;

/** `first`: the first link that leads away from the community and from what everybody links to. */
export function traps(text: TextFacts, first: LinkFacts | undefined): Hit[] {
  if (first === undefined) return [];
  const isAsked = findTemplates(text, ASKED_FOR, 1).length > 0 || ASKED_FOR_HAN.test(text.proseBody);
  return isAsked ? [grave(hit(text, first, "link-trap", STRENGTH, { domain: first.domain }))] : [];
}
