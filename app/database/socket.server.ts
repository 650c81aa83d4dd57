// The wire to PostgreSQL, as postgres.js is given it (its option `socket`).
//
// Promises: a session that is lost, whatever the reason, is told in one way and at one moment ("closed"), so that every
// query on it fails and none is answered by mistake; a session that cannot begin fails with the server's own reason;
// one that was asked and stays silent for `silenceMs` is given up, because a frozen server closes nothing; one that can only
// be read is given up as soon as it has said so: after a failover the next one may lead to where writing goes on.
// Why: the driver (3.4.9) takes a query between an error of the socket and its closing and never answers it, or answers it
// with no rows after reconnecting; it keeps the farewell of a server that shuts down and hands it to the next query
// minutes later; and where a server accepts and closes at once it tries for ever. (2026-11-23, tests/faults/database-wire)
import { EventEmitter } from "node:events";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

export type WireOptions = {
  /** 0: silence is never too long. */
  silenceMs: number;
  tls: TlsMode;
};

/** As in `sslmode` of an address. */
export type TlsMode = "disable" | "allow" | "prefer" | "require" | "verify-full";

/** What postgres.js has made of its options. */
export type WireTarget = { host: string[]; port: number[]; path: string | false };

const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const YES = "S".charCodeAt(0);
const ERROR = "E".charCodeAt(0);
const READY = "Z".charCodeAt(0);
/** SQLSTATE 25006 among the fields of an error. */
const TAKES_NOTHING = Buffer.from("\0C25006\0");
const HEADER_BYTES = 5;
const LONGEST_MESSAGE_BYTES = 64 * 1024;

/** A function for postgres.js; addresses of several hosts are tried in turn. */
export function wires(options: WireOptions): (target: WireTarget) => Wire {
  let tried = 0;
  return (target) => {
    const at = tried++ % target.host.length;
    return new Wire(
      { path: target.path, host: target.host[at] ?? "localhost", port: target.port[at] ?? 5432 },
      options,
    );
  };
}

type ServerAddress = { path: string | false; host: string; port: number };

export class Wire extends EventEmitter {
  #stream: Socket;
  readonly #options: WireOptions;
  readonly #host: string;
  /** What is to be sent once the connection is encrypted; null: it may be sent at once. */
  #early: Buffer[] | null;
  /** What the server said before it was ready for the first query; null: it is. */
  #greeting: Buffer | null = Buffer.alloc(0);
  #problem: Error | null = null;
  #isOver = false;
  /** Since when an answer is awaited. */
  #askedAt: number | null = null;
  #watch: NodeJS.Timeout | undefined;

  constructor({ path, host, port }: ServerAddress, options: WireOptions) {
    super();
    this.#options = options;
    this.#host = host;
    this.#stream = path === false ? connect(port, host) : connect(path);
    const isPlain = options.tls === "disable" || path !== false;
    this.#early = isPlain ? null : [];
    if (isPlain) this.#listen();
    else this.#encrypt();
  }

  get readyState(): string {
    return this.#early === null ? this.#stream.readyState : "opening";
  }

  write(bytes: Buffer, done?: () => void): boolean {
    this.#expectAnswer();
    if (this.#early === null) return this.#stream.write(bytes, done);
    this.#early.push(bytes);
    return true;
  }

  end(bytes: Buffer): void {
    this.#stream.end(bytes);
  }

  destroy(): void {
    this.#stream.destroy();
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  setKeepAlive(isOn: boolean, afterMs: number): void {
    this.#stream.setKeepAlive(isOn, afterMs);
  }

  #listen(): void {
    this.#stream.setNoDelay(true);
    this.#stream.on("data", (bytes: Buffer) => this.#hear(bytes));
    this.#stream.on("drain", () => this.emit("drain"));
    this.#stream.on("error", (error) => {
      this.#problem ??= error;
    });
    this.#stream.once("close", () => this.#over());
  }

  #encrypt(): void {
    const { tls } = this.#options;
    const plain = this.#stream;
    const fail = (error: Error) => {
      this.#problem ??= error;
    };
    const closed = () => this.#over();
    plain.once("error", fail).once("close", closed);
    plain.write(TLS_REQUEST);
    plain.once("data", (answer: Buffer) => {
      plain.off("error", fail).off("close", closed);
      if (answer[0] === YES) {
        const servername = isIP(this.#host) ? {} : { servername: this.#host };
        this.#stream = connectTls({ socket: plain, rejectUnauthorized: tls === "verify-full", ...servername });
      } else if (tls === "require" || tls === "verify-full") {
        this.#problem = Object.assign(new Error("the server does not offer TLS"), { code: "NO_TLS" });
        plain.destroy();
      }
      this.#listen();
      for (const bytes of this.#early ?? []) this.#stream.write(bytes);
      this.#early = null;
    });
  }

  #hear(bytes: Buffer): void {
    this.#askedAt = null;
    if (this.#greeting !== null) this.#hearGreeting(bytes);
    else if (isFarewell(bytes)) this.#stream.destroy();
    else {
      this.emit("data", bytes);
      if (bytes.includes(TAKES_NOTHING)) this.#stream.destroy();
    }
  }

  /** Passes on whole messages until the server is ready; an error among them is the reason why it never will be. */
  #hearGreeting(bytes: Buffer): void {
    const said = Buffer.concat([this.#greeting ?? Buffer.alloc(0), bytes]);
    let end = 0;
    while (end + HEADER_BYTES <= said.length && this.#greeting !== null) {
      const next = end + 1 + said.readUInt32BE(end + 1);
      if (next > said.length) break;
      if (said[end] === ERROR) {
        this.#refuse(errorOf(said.subarray(end + HEADER_BYTES, next)));
        return;
      }
      if (said[end] === READY) this.#greeting = null;
      end = next;
    }
    if (this.#greeting === null) {
      this.emit("data", said);
      return;
    }
    this.#greeting = said.subarray(end);
    if (this.#greeting.length > LONGEST_MESSAGE_BYTES) this.#refuse(new Error("this is not PostgreSQL"));
    else if (end > 0) this.emit("data", said.subarray(0, end));
  }

  #refuse(reason: Error): void {
    this.#problem = reason;
    this.#stream.destroy();
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#askedAt = null;
    clearTimeout(this.#watch);
    const neverBegan = this.#greeting !== null;
    if (neverBegan) this.emit("error", this.#problem ?? lost("the connection was closed before it was ready"));
    this.emit("close", neverBegan);
  }

  #expectAnswer(): void {
    this.#askedAt ??= Date.now();
    const { silenceMs } = this.#options;
    if (silenceMs > 0) this.#watch ??= setTimeout(() => this.#judgeSilence(), silenceMs).unref();
  }

  #judgeSilence(): void {
    this.#watch = undefined;
    // If it was this process that slept, the answer is waiting to be read: it gets the chance.
    setImmediate(() => {
      if (this.#askedAt === null || this.#isOver) return;
      const left = this.#askedAt + this.#options.silenceMs - Date.now();
      if (left <= 0) this.#stream.destroy();
      else this.#watch ??= setTimeout(() => this.#judgeSilence(), left).unref();
    });
  }
}

/** The last words of a server process that ends; they come by themselves and begin what is read. */
function isFarewell(bytes: Buffer): boolean {
  return bytes[0] === ERROR && /\0V(FATAL|PANIC)\0/.test(bytes.toString("latin1", HEADER_BYTES - 1, 200));
}

/** Fields are a letter and a text each: C is the code, M the message. */
function errorOf(fields: Buffer): Error {
  const of = (letter: string) =>
    fields
      .toString("utf8")
      .split("\0")
      .find((field) => field.startsWith(letter))
      ?.slice(1);
  return Object.assign(new Error(of("M") ?? "refused"), { code: of("C") ?? "refused" });
}

function lost(message: string): Error {
  return Object.assign(new Error(message), { code: "CONNECTION_CLOSED" });
}
