import { createServer } from "node:net";
import { expect, it } from "vitest";
import { JoinedSocket } from "./joined-socket.ts";

it("what is written while corked arrives as one piece, in order", async () => {
  const pieces: string[] = [];
  const server = createServer((socket) => socket.on("data", (piece) => pieces.push(String(piece))));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number }; // of a TCP server
  const socket = new JoinedSocket();
  const handed: number[] = [];
  const write = socket._write.bind(socket);
  socket._write = (chunk, ...rest) => {
    handed.push(chunk.length);
    write(chunk, ...rest);
  };
  socket.connect(port, "127.0.0.1");
  await new Promise<void>((done) => socket.once("connect", done));
  socket.cork();
  for (const part of ["parse ", "bind ", "execute"]) socket.write(Buffer.from(part));
  await new Promise<void>((done) => {
    socket.uncork();
    socket.end(done);
  });
  await new Promise<void>((done) => server.close(() => done()));
  expect(handed).toEqual([18]);
  expect(pieces.join("")).toBe("parse bind execute");
});
