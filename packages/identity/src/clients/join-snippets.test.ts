import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { documentedFacts, joinSnippets } from "./join-snippets.ts";

const docs = readFileSync(new URL("../../../../docs/joining.md", import.meta.url), "utf8");

describe("docs/joining.md", () => {
  it.each(joinSnippets(documentedFacts))("shows $stack: $file as the console does", (snippet) => {
    expect(docs).toContain(`\`\`\`${snippet.language}\n${snippet.code}\`\`\``);
  });

  it.each(["nextAuth", "express", "apache"] as const)("%s takes 30 lines at most", (stack) => {
    const files = joinSnippets(documentedFacts).filter((snippet) => snippet.stack === stack);
    const lines = files.flatMap(({ code }) => code.split("\n").filter((line) => line.trim() !== ""));
    expect(lines.length).toBeLessThanOrEqual(30);
  });
});

describe("a snippet", () => {
  it("names the client it is for and no secret", () => {
    const facts = {
      issuer: "https://login.example",
      clientId: "site-ffff",
      redirectUri: "https://a.example:8443/in/cb",
      idTokenAlg: "RS256",
    };
    for (const { code, file } of joinSnippets(facts)) {
      if (file.endsWith("route.ts")) continue;
      expect(code).toContain("https://login.example");
      expect(code).toContain("site-ffff");
      expect(code).toContain("RS256");
      expect(code).not.toContain("id.example.com");
    }
  });
});
