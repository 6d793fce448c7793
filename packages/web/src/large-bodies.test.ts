import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { admitBody, LargeBodyPlaces, type SenderOf } from "./large-bodies.ts";
import { maxBodyBytes } from "./walls.ts";

async function ask(headers: Readonly<Record<string, string>>, senderOf?: SenderOf) {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: "POST", headers });
  const res = new ServerResponse(req);
  const passes = await admitBody(req, res, "/trader/apply", senderOf);
  return { passes, status: res.statusCode, res };
}

const large = { "content-length": String(2 * maxBodyBytes) };
const signedIn: SenderOf = async () => "xixi";
const nobody: SenderOf = async () => undefined;

describe("SECURITY 29: a body larger than others", () => {
  it("is for whoever is signed in; nobody is asked about a small one", async () => {
    expect((await ask({ "content-length": "10" })).passes).toBe(true);
    expect((await ask(large, signedIn)).passes).toBe(true);
    expect((await ask(large)).passes).toBe(false);
    const { passes, status, res } = await ask(large, nobody);
    expect({ passes, status, to: res.getHeader("location") }).toEqual({
      passes: false,
      status: 303,
      to: "/login?next=%2Ftrader%2Fapply",
    });
  });

  it("a script is told the way as a server action tells it", async () => {
    const { status, res } = await ask({ ...large, "next-action": "x" }, nobody);
    expect([status, res.getHeader("location"), res.getHeader("x-action-redirect")]).toEqual([
      303,
      undefined,
      "/login?next=%2Ftrader%2Fapply;push",
    ]);
  });

  it("is one of two at once of a sender, and of twelve of all", () => {
    const places = new LargeBodyPlaces();
    const leave = places.enter("a");
    places.enter("a");
    expect(places.enter("a")).toBeUndefined();
    leave?.();
    expect(places.enter("a")).toBeDefined();
    for (const sender of ["b", "c", "d", "e", "f"]) {
      expect(places.enter(sender)).toBeDefined();
      expect(places.enter(sender)).toBeDefined();
    }
    expect(places.enter("g")).toBeUndefined();
  });
});
