// A road to a database that a test can close: connections refused, cut, or open and silent.
import { connect, createServer, type Server, type Socket } from "node:net";

export type Road = {
  port: number;
  /** As after the server's machine was switched off: what was open is cut, new ones are refused. */
  close(): Promise<void>;
  /** As behind a broken switch: everything stays open and nothing arrives. */
  block(): void;
  open(): Promise<void>;
  end(): Promise<void>;
};

export async function roadTo(socketPath: string): Promise<Road> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isBlocked = false;
  const server: Server = createServer((near) => {
    const far = connect(socketPath);
    const pair = [near, far] as const;
    pairs.add(pair);
    const drop = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const side of pair) side.on("error", drop).on("close", drop);
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => near.write(bytes));
    if (isBlocked) for (const side of pair) side.pause();
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const cut = () => {
    for (const pair of pairs) for (const side of pair) side.destroy();
  };
  const stopListening = () =>
    new Promise<void>((resolve) => {
      if (!server.listening) return resolve();
      server.close(() => resolve());
      cut();
    });
  return {
    port,
    close: stopListening,
    block: () => {
      isBlocked = true;
      for (const pair of pairs) for (const side of pair) side.pause();
    },
    open: async () => {
      isBlocked = false;
      for (const pair of pairs) for (const side of pair) side.resume();
      if (!server.listening) await listen(port);
    },
    end: stopListening,
  };
}
