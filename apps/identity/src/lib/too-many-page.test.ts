import { expect, it } from "vitest";
import { tooManyPage } from "./too-many-page.ts";

it("leads back to the form, and nothing in it breaks out", () => {
  const page = tooManyPage({ locale: "en", to: '/sign-in/x?v=1&w="><b>', text: "Wait <now>", back: "Back" });
  expect(page).toContain('content="0;url=/sign-in/x?v=1&amp;w=&quot;&gt;&lt;b&gt;"');
  expect(page).toContain("<p>Wait &lt;now&gt;</p>");
  expect(page).not.toContain("<b>");
});
