// A mail server for tests: accepts everything, or refuses as told, and keeps what it was given.

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export type ReceivedMail = { to: string; text: string };
export type MailServer = {
  url: string;
  received: ReceivedMail[];
  /** By default for now only. */
  refuseNext(times: number, answer?: string): void;
  /** Called when a mail was given completely; "250" is said only after it. */
  onMail: (mail: ReceivedMail) => void | Promise<void>;
  close(): Promise<void>;
};

/** `port`: where one was before. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  let refusal = "";
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
        const mail = { to: recipient, text: data.join("\n") };
        received.push(mail);
        data = null;
        void Promise.resolve(mailServer.onMail(mail)).then(() => socket.write("250 kept\r\n"));
      } else if (/^RCPT/i.test(line)) {
        recipient = /<(.*?)>/.exec(line)?.[1] ?? "";
        socket.write(refusals-- > 0 ? `${refusal}\r\n` : "250 ok\r\n");
      } else if (/^DATA/i.test(line)) {
        data = [];
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  const refuseNext = (times: number, answer = "450 come back later") => {
    refusals = times;
    refusal = answer;
  };
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    refuseNext,
    onMail: () => undefined,
    close,
  };
  return mailServer;
}
