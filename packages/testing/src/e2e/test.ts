import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** Words of the browser's console that are no fault of the page: an answer the test itself provoked. */
const expectedNoise = /Failed to load resource: the server responded with a status of (4\d\d|503)/;

interface Fixtures {
  /** Fails the test if a page of it wrote an error to the console, or broke the Content-Security-Policy. */
  readonly quietConsole: undefined;
}

/** Playwright's test, with an eye on the console of every page. */
export const test = base.extend<Fixtures>({
  quietConsole: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error" && !expectedNoise.test(message.text())) errors.push(message.text());
      });
      context.on("weberror", (error) => errors.push(String(error.error())));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Fails if axe finds a violation of WCAG 2.2 AA on the page as it stands, but for the part `except`; the test goes on to
 * its other pages.
 */
export async function expectAccessible(page: Page, options: { except?: string } = {}): Promise<void> {
  // What is half under the lane would count as too small a target: a page is judged from its top.
  await page.evaluate(() => window.scrollTo(0, 0));
  const axe = new AxeBuilder({ page }).withTags([
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
  ]);
  if (options.except) axe.exclude(options.except);
  const { violations } = await axe.analyze();
  const found = violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
  expect.soft(found, page.url()).toEqual([]);
}

/** Fails if the page scrolls sideways; the test goes on to its other pages. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(excess, page.url()).toBeLessThanOrEqual(0);
}

export { expect };
