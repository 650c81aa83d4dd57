// A Node server that sends the same bytes to everybody: what this machine can do at best. In a process of its own, as the
// server it is compared with is. Headers as JSON in the first argument; the body comes on standard input.
import { createServer } from "node:http";

const headers = JSON.parse(process.argv[2] ?? "{}");
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const body = Buffer.concat(chunks);

const server = createServer((_request, response) => {
  response.writeHead(200, { ...headers, "content-length": body.length });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`));
