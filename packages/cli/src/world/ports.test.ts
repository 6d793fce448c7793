import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { portHolder } from "./ports.ts";

describe.runIf(process.platform === "linux")("who holds a port", () => {
  it("is found with its command, and nobody where nobody listens", async () => {
    const server = createServer();
    const port = await new Promise<number>((listening) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        listening(typeof address === "object" && address ? address.port : 0);
      });
    });
    expect(portHolder(port)).toMatchObject({ pid: process.pid, command: expect.stringContaining("node") });
    await new Promise((closed) => server.close(closed));
    expect(portHolder(port)).toBeUndefined();
  });
});
