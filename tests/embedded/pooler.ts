// A pooler in transaction mode, as far as one client sees it: after every transaction the next session answers.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

const SESSIONS = 2;
const READY = "Z".charCodeAt(0);

/** `refuses`: a start parameter that is answered as PgBouncer answers those it does not know. */
export async function startPooler(
  socketPath: string,
  { refuses }: { refuses?: string } = {},
): Promise<{ port: number; close(): Promise<void> }> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on("error", () => undefined).on("close", () => clients.delete(client));
    client.once("data", (start) => {
      if (refuses !== undefined && start.includes(refuses)) client.end(refusal(refuses));
      else serve(client, start, socketPath);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const client of clients) client.destroy();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

function serve(client: Socket, start: Buffer, socketPath: string): void {
  let current = 0;
  let ready = 0;
  const waiting: Buffer[] = [];
  const sessions = Array.from({ length: SESSIONS }, (_, index) => {
    const session = connect(socketPath).on("error", () => undefined);
    session.write(start);
    session.on("data", (bytes) => {
      const isOver = bytes.length >= 6 && bytes[bytes.length - 6] === READY;
      if (ready < SESSIONS) {
        if (!isOver) return;
        ready += 1;
        // The greeting of the last one is passed on, as one of a pooler would be.
        if (ready === SESSIONS) {
          client.write(bytes);
          for (const held of waiting.splice(0)) sessions[current]?.write(held);
        }
        return;
      }
      client.write(bytes);
      if (isOver && index === current) current = (current + 1) % SESSIONS;
    });
    return session;
  });
  client.on("data", (bytes) => {
    if (ready < SESSIONS) waiting.push(bytes);
    else sessions[current]?.write(bytes);
  });
  client.on("close", () => {
    for (const session of sessions) session.destroy();
  });
}

function refusal(parameter: string): Buffer {
  const fields = `SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: ${parameter}\0\0`;
  const message = Buffer.alloc(5 + fields.length);
  message.write("E");
  message.writeUInt32BE(4 + fields.length, 1);
  message.write(fields, 5);
  return message;
}
