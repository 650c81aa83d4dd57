// A mail server for tests: accepts everything, or refuses as told, and keeps what it was given.

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export type ReceivedMail = { to: string; text: string };
export type MailServer = {
  url: string;
  received: ReceivedMail[];
  refuseNext(times: number): void;
  close(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    let recipient = "";
    let data: string[] | null = null;
    let rest = "";
    socket.write("220 test ESMTP\r\n");
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) answer(line);
    });
    function answer(line: string): void {
      if (data) {
        if (line !== ".") return void data.push(line);
        received.push({ to: recipient, text: data.join("\n") });
        data = null;
        socket.write("250 kept\r\n");
      } else if (/^RCPT/i.test(line)) {
        recipient = /<(.*?)>/.exec(line)?.[1] ?? "";
        socket.write(refusals-- > 0 ? "450 come back later\r\n" : "250 ok\r\n");
      } else if (/^DATA/i.test(line)) {
        data = [];
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  const refuseNext = (times: number) => {
    refusals = times;
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received, refuseNext, close };
}
