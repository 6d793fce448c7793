import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { followForm, sayTooMany } from "./too-many.ts";

const server = createServer((req, res) => {
  const id = req.url ?? "";
  followForm(id, res);
  if (id !== "/fine") sayTooMany(id, 1.2);
  if (id === "/elsewhere") res.writeHead(303, { Location: "/" });
  // Next sets the status and lets the first byte write the head.
  res.write("a page");
  res.end();
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
afterAll(() => server.close());

it.each([
  ["/refused", 429, "2"],
  ["/fine", 200, null],
  ["/elsewhere", 303, "2"],
])("%s is answered with %i", async (path, status, retryAfter) => {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, retryAfter]);
});
