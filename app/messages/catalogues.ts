// The catalogues of every namespace and language. A new namespace is a file in each folder and a line here.
import enCommon from "./en/common";
import enForum from "./en/forum";
import enAccount from "./en/account";
import enAdmin from "./en/admin";
import enSearch from "./en/search";
import enModeration from "./en/moderation";
import deCommon from "./de/common";
import deForum from "./de/forum";
import deAccount from "./de/account";
import deAdmin from "./de/admin";
import deSearch from "./de/search";
import deModeration from "./de/moderation";
import ruCommon from "./ru/common";
import ruForum from "./ru/forum";
import ruAccount from "./ru/account";
import ruAdmin from "./ru/admin";
import ruSearch from "./ru/search";
import ruModeration from "./ru/moderation";
import zhHansCommon from "./zh-Hans/common";
import zhHansForum from "./zh-Hans/forum";
import zhHansAccount from "./zh-Hans/account";
import zhHansAdmin from "./zh-Hans/admin";
import zhHansSearch from "./zh-Hans/search";
import zhHansModeration from "./zh-Hans/moderation";
import zhHantCommon from "./zh-Hant/common";
import zhHantForum from "./zh-Hant/forum";
import zhHantAccount from "./zh-Hant/account";
import zhHantAdmin from "./zh-Hant/admin";
import zhHantSearch from "./zh-Hant/search";
import zhHantModeration from "./zh-Hant/moderation";

const en = { common: enCommon, forum: enForum, account: enAccount, admin: enAdmin, search: enSearch, moderation: enModeration };

type Namespaces = typeof en;
/** Every language has the words of English: same namespaces, same keys. */
type Catalogue = { [N in keyof Namespaces]: Record<keyof Namespaces[N], string> };
export type MessageKey = { [N in keyof Namespaces & string]: `${N}:${keyof Namespaces[N] & string}` }[keyof Namespaces & string];

export const catalogues = {
  en,
  de: { common: deCommon, forum: deForum, account: deAccount, admin: deAdmin, search: deSearch, moderation: deModeration },
  ru: { common: ruCommon, forum: ruForum, account: ruAccount, admin: ruAdmin, search: ruSearch, moderation: ruModeration },
  "zh-Hans": { common: zhHansCommon, forum: zhHansForum, account: zhHansAccount, admin: zhHansAdmin, search: zhHansSearch, moderation: zhHansModeration },
  "zh-Hant": { common: zhHantCommon, forum: zhHantForum, account: zhHantAccount, admin: zhHantAdmin, search: zhHantSearch, moderation: zhHantModeration },
} satisfies Record<string, Catalogue>;
