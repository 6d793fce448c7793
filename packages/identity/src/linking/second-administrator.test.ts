import { array, assert, constantFrom, property, record } from "fast-check";
import { expect, test } from "vitest";
import { type LinkPerson, nothingMoves } from "./rules.ts";
import { mergeDigest, needsSecondAdministrator } from "./second-administrator.ts";

const person = (id: string, shops: readonly boolean[], contacts: readonly string[] = []): LinkPerson => ({
  id,
  displayName: id,
  locale: null,
  status: "active",
  isAdministrator: false,
  accounts: shops.map((hasShop, index) => ({
    id: `${id}-${index}`,
    realm: "retail",
    loginName: `${id}${index}`,
    memberNo: `${id}${index}`,
    status: "active",
    imported: false,
    registeredAt: "2026-01-01T00:00:00Z",
    opened: false,
    shop: hasShop ? { kind: "shop", name: "店", nameEn: null } : null,
  })),
  contacts: contacts.map((value) => ({ id: value, kind: "email", value, verified: true })),
  credentials: [],
  seats: [],
  consents: [],
  upstreams: [],
});

const shops = array(constantFrom(true, false), { maxLength: 4 });

test("a second administrator is needed exactly where both have a shop, whoever is merged into whom", () => {
  assert(
    property(shops, shops, (one, two) => {
      const [a, b] = [person("a", one), person("b", two)];
      expect(needsSecondAdministrator(a, b)).toBe(one.includes(true) && two.includes(true));
      expect(needsSecondAdministrator(b, a)).toBe(needsSecondAdministrator(a, b));
    }),
  );
});

test("the digest is that of the facts, in whatever order they are read, and of no name", () => {
  const contacts = array(constantFrom("a@x", "b@x", "c@x", "d@x"), { maxLength: 4 });
  assert(
    property(record({ shops, contacts }), (facts) => {
      const from = person("from", facts.shops, [...new Set(facts.contacts)]);
      const into = person("into", [true]);
      const merge = { from, into, plan: nothingMoves };
      const digest = mergeDigest(merge).toString("hex");
      const turned = {
        ...from,
        displayName: "another",
        locale: "en",
        accounts: from.accounts.toReversed(),
        contacts: from.contacts.toReversed(),
      };
      expect(mergeDigest({ ...merge, from: turned }).toString("hex")).toBe(digest);
      const more = {
        ...from,
        contacts: [...from.contacts, { id: "z", kind: "email", value: "z@x", verified: false }],
      } as const;
      expect(mergeDigest({ ...merge, from: more }).toString("hex")).not.toBe(digest);
      expect(mergeDigest({ ...merge, from: { ...from, status: "frozen" } }).toString("hex")).not.toBe(digest);
      expect(mergeDigest({ from: into, into: from, plan: nothingMoves }).toString("hex")).not.toBe(digest);
    }),
  );
});
