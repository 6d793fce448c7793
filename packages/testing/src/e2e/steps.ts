import { expect, type Locator, type Page, type Response } from "@playwright/test";
import { type SiteName, sites } from "./env.ts";

export const demoPassword = "two doors one key";

/** Fills in the sign-in form that is on the page and sends it. */
export async function fillSignIn(page: Page, identifier: string, password = demoPassword): Promise<void> {
  await page.locator("[name=identifier]").fill(identifier);
  await page.locator("[name=password]").fill(password);
  await page.locator("[name=password]").press("Enter");
}

/** Signs in at a site, through the identity site and back to `next`. */
export async function signInAt(
  page: Page,
  site: SiteName,
  identifier: string,
  next = "/",
  password = demoPassword,
): Promise<void> {
  await page.goto(`${sites[site]}/login?next=${encodeURIComponent(next)}`);
  await fillSignIn(page, identifier, password);
  await page.waitForURL((url) => url.origin === sites[site] && !url.pathname.startsWith("/api/auth"));
}

export interface SessionAnswer {
  readonly user: { readonly id: string; readonly displayName: string } | null;
  readonly siteAccount?: {
    readonly realm: string;
    readonly loginName: string;
    readonly memberNo: string;
  } | null;
  readonly seat?: { readonly name: string; readonly role: string };
}

/** What a site says of the session of this browser, asked from a page of that site. */
export async function sessionAt(page: Page, site: SiteName): Promise<SessionAnswer> {
  const tab = await page.context().newPage();
  try {
    await tab.goto(`${sites[site]}/api/session`);
    return JSON.parse((await tab.textContent("body")) ?? "");
  } finally {
    await tab.close();
  }
}

/** The navigations of a page while `work` runs: status and address of each hop, in order. */
export async function hopsOf(
  page: Page,
  work: () => Promise<unknown>,
): Promise<Array<{ status: number; url: URL }>> {
  const hops: Array<{ status: number; url: URL }> = [];
  const note = (response: Response) => {
    const request = response.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      hops.push({ status: response.status(), url: new URL(response.url()) });
    }
  };
  page.on("response", note);
  try {
    await work();
  } finally {
    page.off("response", note);
  }
  return hops;
}

/** Fails if nobody, or somebody else, is signed in at a site. */
export async function expectSignedIn(page: Page, site: SiteName, loginName: string): Promise<void> {
  const session = await sessionAt(page, site);
  expect(session.user, `${loginName} at ${site}`).not.toBeNull();
  if (site !== "identity") expect(session.siteAccount?.loginName).toBe(loginName);
}

/** Fails if somebody is signed in at a site. */
export async function expectSignedOut(page: Page, site: SiteName): Promise<void> {
  expect((await sessionAt(page, site)).user, site).toBeNull();
}

/** The menu of whoever is signed in, on the lane of the page; it opens by its `summary`. */
export function accountMenu(page: Page): Locator {
  return page
    .getByRole("banner")
    .locator("details")
    .filter({ has: page.locator("form[action='/logout']") });
}

/** Signs out everywhere by the menu of the page that is open. */
export async function signOut(page: Page): Promise<void> {
  await accountMenu(page).locator("summary").click();
  await accountMenu(page).locator("form[action='/logout'] button").click();
  await expect(accountMenu(page)).toHaveCount(0);
}

/** What a form says about a refusal. (Next has an alert of its own, outside the page.) */
export function alertOf(page: Page, text?: string): Locator {
  const alert = page.getByRole("main").getByRole("alert");
  return text === undefined ? alert : alert.filter({ hasText: text });
}
