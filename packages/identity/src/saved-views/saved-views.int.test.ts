import { makePerson, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { readViews, removeView, saveView } from "./saved-views.ts";

const test = testDatabase();

describe("saved views", () => {
  it("are kept by name, each for its own administrator", async () => {
    const db = test.database.prisma;
    const [one, two] = [
      await makePerson(db, { adminRole: "support" }),
      await makePerson(db, { adminRole: "owner" }),
    ];
    const view = { place: "people", name: " Frozen ", query: "status=frozen" } as const;
    await Promise.all([saveView(test.as(one.userId), view), saveView(test.as(one.userId), view)]);
    await saveView(test.as(one.userId), { ...view, query: "status=frozen&cols=ids" });
    const [kept, ...rest] = await readViews(test.as(one.userId), { place: "people" });
    expect(rest).toEqual([]);
    expect(kept).toMatchObject({ name: "Frozen", query: "status=frozen&cols=ids" });
    expect(await readViews(test.as(two.userId), { place: "people" })).toEqual([]);
    const id = kept?.id ?? "";
    await expect(removeView(test.as(two.userId), { id })).rejects.toMatchObject({ code: "not_found" });
    await removeView(test.as(one.userId), { id });
    await expect(removeView(test.as(one.userId), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are for administrators, thirty at most", async () => {
    const db = test.database.prisma;
    const nobody = await makePerson(db);
    const view = { place: "people", name: "x", query: "" } as const;
    await expect(saveView(test.as(nobody.userId), view)).rejects.toMatchObject({ code: "forbidden" });
    const one = await makePerson(db, { adminRole: "support" });
    for (let n = 0; n < 30; n += 1) await saveView(test.as(one.userId), { ...view, name: `v${n}` });
    await expect(saveView(test.as(one.userId), view)).rejects.toMatchObject({ code: "conflict" });
    await expect(saveView(test.as(one.userId), { ...view, name: " " })).rejects.toMatchObject({
      fields: { name: "view_name_empty" },
    });
  });
});
