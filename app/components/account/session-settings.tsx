import { Button } from "~/components/ui/button";
import { Time } from "~/components/ui/time";
import type { Translate } from "~/i18n";
import { useT } from "~/page-context";
import { SettingsPage } from "./settings";

type Line = { id: string; userAgent: string; createdAt: string; lastUsedAt: string; isThis: boolean };

export function SessionSettings({ sessions }: { sessions: Line[] }) {
  const t = useT();
  return (
    <SettingsPage page="sessions">
      <div className="stack">
        <h2>{t("account:sessions.title")}</h2>
        <p className="meta">{t("account:sessions.text")}</p>
      </div>
      <ul className="bare stack wide">
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post">
          <Button name="session" value="others">
            {t("account:sessions.end-others")}
          </Button>
        </form>
      )}
    </SettingsPage>
  );
}

function SessionLine({ session }: { session: Line }) {
  const t = useT();
  const device = deviceName(t, session.userAgent);
  return (
    <li className="stack">
      <p className="row">
        <strong>{device}</strong>
        {session.isThis && <span className="mark good">{t("account:sessions.this")}</span>}
      </p>
      <p className="meta row">
        <span>
          {t("account:sessions.used")} <Time at={session.lastUsedAt} />
        </span>
        <span>
          {t("account:sessions.since")} <Time at={session.createdAt} />
        </span>
      </p>
      <form method="post">
        <Button name="session" value={session.id} label={t("account:sessions.end-of", { device })}>
          {t("account:sessions.end")}
        </Button>
      </form>
    </li>
  );
}

/** Browsers call themselves by the names of all others; the first match in this order is what they are. */
const BROWSERS = ["Edg", "OPR", "Vivaldi", "SamsungBrowser", "Firefox", "Chrome", "Safari"];
const SYSTEMS = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "CrOS", "Linux"];
const BETTER_NAMES: Record<string, string> = {
  Edg: "Edge",
  OPR: "Opera",
  SamsungBrowser: "Samsung Internet",
  "Mac OS": "macOS",
  CrOS: "ChromeOS",
};

function deviceName(t: Translate, userAgent: string): string {
  const find = (names: string[]) => names.find((name) => userAgent.includes(name));
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)].map((name) => name && (BETTER_NAMES[name] ?? name));
  if (browser && system) return t("account:sessions.agent", { browser, system });
  return browser ?? system ?? t("account:sessions.unknown");
}
