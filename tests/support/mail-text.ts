// Reads a mail as a mail program does: headers unfolded, encoded words and bodies decoded.

export type DecodedMail = { headers: Record<string, string>; body: string };

export function decodeMail(raw: string): DecodedMail {
  const at = raw.indexOf("\n\n");
  const headers: Record<string, string> = {};
  for (const line of raw
    .slice(0, at)
    .replace(/\n[ \t]+/g, " ")
    .split("\n")) {
    const [name = "", ...value] = line.split(": ");
    headers[name.toLowerCase()] = decodeWords(value.join(": "));
  }
  // A line that begins with a dot was sent with two.
  const body = raw.slice(at + 2).replace(/^\.\./gm, ".");
  return { headers, body: decodeBody(body, headers["content-transfer-encoding"] ?? "7bit") };
}

function decodeBody(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64").toString("utf8");
    case "quoted-printable":
      return quotedPrintable(body.replace(/=\n/g, ""));
    default:
      return body;
  }
}

function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_word, kind: string, coded: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(coded, "base64").toString("utf8")
        : quotedPrintable(coded.replace(/_/g, " ")),
    );
}

function quotedPrintable(text: string): string {
  const bytes: Buffer[] = [];
  for (const part of text.split(/(=[0-9A-F]{2})/i))
    bytes.push(/^=[0-9A-F]{2}$/i.test(part) ? Buffer.from(part.slice(1), "hex") : Buffer.from(part, "utf8"));
  return Buffer.concat(bytes).toString("utf8");
}
