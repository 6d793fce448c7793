import { expect, test } from "vitest";
import { canonicalEntry, chainHash, genesisHash } from "./chain-hash.ts";

const entry = {
  id: "0192f000-0000-7000-8000-000000000001",
  at: "2026-11-23T04:05:06.789Z",
  action: "person.signed_in",
  actor_user_id: "0192f000-0000-7000-8000-000000000002",
  subject_user_id: "0192f000-0000-7000-8000-000000000002",
  account_id: null,
  ip: "203.0.113.1",
  request_id: null,
  data: { realm: "retail", loginName: "xixi" },
};

// The form is written down in docs/adr/0050: whoever changes it breaks every chain there is.
test("SECURITY 24: the form that is hashed, and its hash, to the byte", () => {
  expect(canonicalEntry(entry)).toBe(
    '{"action":"person.signed_in","actor":"0192f000-0000-7000-8000-000000000002","at":"2026-11-23T04:05:06.789Z","data":{"loginName":"xixi","realm":"retail"},"id":"0192f000-0000-7000-8000-000000000001","ip":"203.0.113.1","subject":"0192f000-0000-7000-8000-000000000002"}',
  );
  const place = { seq: 1, sealedAt: "2026-11-23T04:05:07.000Z", previous: genesisHash };
  expect(chainHash(place, canonicalEntry(entry))).toMatchInlineSnapshot(
    `"ea4773055ff0ac76629a23a72879dcdb840bd739fae6b665b1c37fdaae676324"`,
  );
});

test.each([
  ["an entry's time", { at: "2026-11-23T04:05:06.788Z" }],
  ["its action", { action: "person.signed_up" }],
  ["who did it", { actor_user_id: null }],
  ["its facts", { data: { realm: "retail", loginName: "xixi", more: null } }],
])("another hash for %s", (_what, change) => {
  const place = { seq: 1, sealedAt: "1970-01-01T00:00:00.000Z", previous: genesisHash };
  const before = chainHash(place, canonicalEntry(entry));
  expect(chainHash(place, canonicalEntry({ ...entry, ...change }))).not.toBe(before);
});
