import {
  expect,
  expectSignedOut,
  freshPerson,
  newestCode,
  sessionAt,
  signInAt,
  sites,
  sql,
  test,
} from "@hutong/testing/e2e";
import zh from "../messages/zh-CN.json" with { type: "json" };

const { identity } = sites;
const { staff } = zh.account;
const join = zh.joinStaff;

test("a seat is given, signs in at both sites, is removed while signed in: out at the next request", async ({
  page,
  browser,
}) => {
  const owner = await freshPerson();
  const alice = await freshPerson();
  // She has no ID of her own: at the sites she acts for the shop she works for.
  await sql("delete from accounts where user_id = $1", [alice.userId]);
  await signInAt(page, "identity", owner.name, "/account/staff");
  await page
    .getByRole("link", { name: zh.account.staff.inviteTo.replace("{shop}", `retail/${owner.name}`) })
    .click();
  await page.locator("[name=name]").fill("alice");
  await page.locator("[name=contact]").fill(alice.email);
  await page.locator("[name=role]").selectOption("buyer");
  await page.locator("[name=orderLimitFen]").fill("五百");
  await page.getByRole("button", { name: staff.send }).click();
  await expect(page.locator("[name=contact]")).toHaveValue(alice.email);
  await page.locator("[name=orderLimitFen]").fill("500");
  await page.getByRole("button", { name: staff.send }).click();
  await expect(page.getByText(staff.done.invited)).toBeVisible();

  const [invitation] = await sql<{ id: string }>("select id from seat_invitations where contact_value = $1", [
    alice.email,
  ]);
  const hers = await browser.newContext({ locale: "zh-CN" });
  const herPage = await hers.newPage();
  await herPage.goto(`${identity}/join/${invitation?.id}`);
  await herPage.getByRole("main").getByRole("link", { name: join.signIn }).click();
  await herPage.locator("[name=identifier]").fill(alice.email);
  await herPage.locator("[name=password]").fill(alice.password);
  await herPage.locator("[name=password]").press("Enter");
  await herPage.locator("[name=code]").fill(await newestCode(alice.email));
  await herPage.getByRole("button", { name: join.accept }).click();
  await expect(herPage.getByText(`${owner.name}:alice`)).toBeVisible();

  for (const site of ["retail", "wholesale"] as const) {
    await herPage.goto(`${sites[site]}/login?next=/api/session`);
    await herPage.waitForURL(`${sites[site]}/api/session`);
    const session = await sessionAt(herPage, site);
    expect(session.user?.id, site).toBe(alice.userId);
    expect(session.seat, site).toEqual({ name: "alice", role: "buyer" });
  }

  await page.goto(`${identity}/account/staff`);
  await page.getByRole("link", { name: staff.editNamed.replace("{name}", "alice") }).click();
  await page.getByRole("button", { name: staff.remove }).click();
  await expect(page.getByText(staff.done.removed)).toBeVisible();
  for (const site of ["retail", "wholesale"] as const) await expectSignedOut(herPage, site);
  expect((await sessionAt(herPage, "identity")).user?.id).toBe(alice.userId);
  await hers.close();
});

test("an invitation is withdrawn: its page is no more, and the name is free again", async ({
  page,
  browser,
}) => {
  const owner = await freshPerson();
  const alice = await freshPerson();
  await signInAt(page, "identity", owner.name, "/account/staff");
  const invite = page.getByRole("link", {
    name: staff.inviteTo.replace("{shop}", `retail/${owner.name}`),
  });
  const send = async () => {
    await invite.click();
    await page.locator("[name=name]").fill("alice");
    await page.locator("[name=contact]").fill(alice.email);
    await page.getByRole("button", { name: staff.send }).click();
    await expect(page.getByText(staff.done.invited)).toBeVisible();
  };
  await send();
  const [invitation] = await sql<{ id: string }>("select id from seat_invitations where contact_value = $1", [
    alice.email,
  ]);
  const theirs = await (await browser.newContext()).newPage();
  await signInAt(theirs, "identity", alice.name, `/join/${invitation?.id}`);
  const code = await newestCode(alice.email);

  const withdraw = page.getByRole("button", { name: staff.withdrawNamed.replace("{name}", "alice") });
  await withdraw.click();
  await expect(page.getByText(staff.done.withdrawn)).toBeVisible();
  await expect(withdraw).toHaveCount(0);
  // She had the page open: the code of a withdrawn invitation takes nothing.
  await theirs.locator("[name=code]").fill(code);
  await theirs.getByRole("button", { name: join.accept }).click();
  await expect(theirs.getByRole("main").getByRole("alert").first()).toBeVisible();
  expect(await sql("select id from staff_seats where user_id = $1", [alice.userId])).toEqual([]);
  await theirs.context().close();
  await send();
});

test("another's shop and seat are missing pages", async ({ page }) => {
  const [owner, other] = [await freshPerson(), await freshPerson()];
  const [account] = await sql<{ id: string }>("select id from accounts where user_id = $1", [owner.userId]);
  await signInAt(page, "identity", other.name, "/account");
  for (const path of [
    `/account/staff/invite/${account?.id}`,
    `/account/staff/${crypto.randomUUID()}`,
    `/join/${crypto.randomUUID()}`,
    "/join/nothing",
  ]) {
    expect((await page.goto(identity + path))?.status(), path).toBe(404);
  }
});
