// The catalogues of every namespace and language. A new namespace is a file in each folder and a line here.

import deAccount from "./de/account";
import deAdmin from "./de/admin";
import deCommon from "./de/common";
import deForum from "./de/forum";
import deModeration from "./de/moderation";
import deSearch from "./de/search";
import enAccount from "./en/account";
import enAdmin from "./en/admin";
import enCommon from "./en/common";
import enForum from "./en/forum";
import enModeration from "./en/moderation";
import enSearch from "./en/search";
import ruAccount from "./ru/account";
import ruAdmin from "./ru/admin";
import ruCommon from "./ru/common";
import ruForum from "./ru/forum";
import ruModeration from "./ru/moderation";
import ruSearch from "./ru/search";
import zhHansAccount from "./zh-Hans/account";
import zhHansAdmin from "./zh-Hans/admin";
import zhHansCommon from "./zh-Hans/common";
import zhHansForum from "./zh-Hans/forum";
import zhHansModeration from "./zh-Hans/moderation";
import zhHansSearch from "./zh-Hans/search";
import zhHantAccount from "./zh-Hant/account";
import zhHantAdmin from "./zh-Hant/admin";
import zhHantCommon from "./zh-Hant/common";
import zhHantForum from "./zh-Hant/forum";
import zhHantModeration from "./zh-Hant/moderation";
import zhHantSearch from "./zh-Hant/search";

const en = {
  common: enCommon,
  forum: enForum,
  account: enAccount,
  admin: enAdmin,
  search: enSearch,
  moderation: enModeration,
};

type Namespaces = typeof en;
/** Every language has the words of English: same namespaces, same keys. */
type Catalogue = { [N in keyof Namespaces]: Record<keyof Namespaces[N], string> };
export type MessageKey = { [N in keyof Namespaces & string]: `${N}:${keyof Namespaces[N] & string}` }[keyof Namespaces &
  string];

export const catalogues = {
  en,
  de: {
    common: deCommon,
    forum: deForum,
    account: deAccount,
    admin: deAdmin,
    search: deSearch,
    moderation: deModeration,
  },
  ru: {
    common: ruCommon,
    forum: ruForum,
    account: ruAccount,
    admin: ruAdmin,
    search: ruSearch,
    moderation: ruModeration,
  },
  "zh-Hans": {
    common: zhHansCommon,
    forum: zhHansForum,
    account: zhHansAccount,
    admin: zhHansAdmin,
    search: zhHansSearch,
    moderation: zhHansModeration,
  },
  "zh-Hant": {
    common: zhHantCommon,
    forum: zhHantForum,
    account: zhHantAccount,
    admin: zhHantAdmin,
    search: zhHantSearch,
    moderation: zhHantModeration,
  },
} satisfies Record<string, Catalogue>;
