import { describe, expect, it } from "vitest";
import { HashQueue } from "./queue.ts";

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { open, opened };
}

describe("SECURITY 17 the hash queue", () => {
  it("runs no more at once than it may, and everything in the end, in order", async () => {
    const queue = new HashQueue({ concurrency: 2, maxWaiting: 100 });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        queue.run(async () => {
          running += 1;
          most = Math.max(most, running);
          order.push(index);
          await new Promise((wake) => setImmediate(wake));
          running -= 1;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it("refuses at once beyond its bound, with a time to come back, and recovers", async () => {
    const queue = new HashQueue({ concurrency: 1, maxWaiting: 1 });
    const hold = gate();
    const first = queue.run(() => hold.opened);
    const second = queue.run(async () => "second");
    await expect(queue.run(async () => "third")).rejects.toMatchObject({
      code: "busy",
      retryAfterSeconds: 1,
    });
    hold.open();
    await first;
    expect(await second).toBe("second");
    expect(await queue.run(async () => "fourth")).toBe("fourth");
  });

  it("gives the place on after a failure", async () => {
    const queue = new HashQueue({ concurrency: 1, maxWaiting: 5 });
    const failed = queue.run(() => Promise.reject(new Error("no")));
    const next = queue.run(async () => "next");
    await expect(failed).rejects.toThrow("no");
    expect(await next).toBe("next");
  });
});
