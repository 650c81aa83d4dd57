// Somebody who uses the product through HTTP as a browser would: keeps cookies, says where a form came from, follows
// nothing by itself. Needs no browser and no script.

export type Answer = { status: number; headers: Headers; location: string | null; text: string };

const GIVE_UP_AFTER_MS = 60_000;

export class Client {
  readonly #cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  static async loggedIn(url: string, name: string, password: string): Promise<Client> {
    const client = new Client(url);
    const answer = await client.post("/login", { login: name, password });
    if (answer.status !== 303) throw new Error(`${name} could not log in: ${answer.status}`);
    return client;
  }

  /** A new member; the password is `correct horse <name>`. */
  static async joined(url: string, name: string): Promise<Client> {
    const client = new Client(url);
    const password = `correct horse ${name}`;
    const answer = await client.post("/join", { name, displayName: name, email: `${name}@example.org`, password });
    if (answer.status !== 303) throw new Error(`${name} could not join: ${answer.status}`);
    return client;
  }

  /** The same person at another address, as after a restart or behind another server. */
  at(url: string): Client {
    const other = new Client(url);
    for (const [name, value] of this.#cookies) other.setCookie(name, value);
    return other;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask(path, { headers });
  }

  /** Posts a form of this site. Headers given here win, `""` leaves one out. */
  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
    const all = { origin: new URL(this.url).origin, "sec-fetch-site": "same-origin", ...headers };
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
    return this.#ask(path, { method: "POST", body: new URLSearchParams(fields), headers: kept });
  }

  async #ask(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const headers = this.cookie ? { cookie: this.cookie, ...init.headers } : init.headers;
    const signal = AbortSignal.timeout(GIVE_UP_AFTER_MS);
    const response = await fetch(this.url + path, { ...init, headers, redirect: "manual", signal });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return { status: response.status, headers: response.headers, location: response.headers.get("location"), text };
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const at = pair.indexOf("=");
    const isOver = attributes.some((attribute) => attribute.toLowerCase() === "max-age=0");
    if (isOver) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
