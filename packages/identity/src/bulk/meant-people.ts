import type { AdminRole, Db, PersonStatus } from "@hutong/db";
import { z } from "zod";
import { parseIdentifier } from "../identifier.ts";

/** Whom a text of a file means, as far as a verdict looks at her. */
export interface MeantPerson {
  readonly userId: string;
  readonly status: PersonStatus;
  readonly adminRole: AdminRole | null;
  readonly hasContact: boolean;
}

interface MeantRow extends MeantPerson {
  readonly at: number;
}

/**
 * Who is meant by each text: the id of a person or an ID, `realm/name`, a login name, a member number, a seat, an e-mail
 * address or a number, whole and not by its beginning. An address counts only where it is verified: an unverified one is
 * anybody's to write down (SECURITY 19). One statement along indexes, however many texts.
 * @returns for each text, everybody it may mean
 */
export async function meantPeople(db: Db, texts: readonly string[]): Promise<MeantPerson[][]> {
  const keys = texts.flatMap((text, at) => keysOf(text).map((key) => ({ at, ...key })));
  const rows = await db.$queryRaw<MeantRow[]>`
    with k as (select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
        as k (at int, kind text, key text, realm realm, owner text)),
      meant as (
        select k.at, u.id from k join users u on u.id = k.key::uuid where k.kind = 'id'
        union select k.at, a.user_id from k join accounts a on a.id = k.key::uuid where k.kind = 'id'
        union select k.at, a.user_id from k join accounts a
          on lower(a.login_key) collate "C" = k.key and (k.realm is null or a.realm = k.realm) where k.kind = 'login'
        union select k.at, a.user_id from k join accounts a
          on lower(a.member_no) collate "C" = k.key and (k.realm is null or a.realm = k.realm) where k.kind = 'number'
        union select k.at, c.user_id from k join contacts c
          on c.kind::text = k.kind and c.verified_key = k.key where k.kind in ('email', 'mobile')
        union select k.at, s.user_id from k join accounts o
            on lower(o.login_key) collate "C" = k.owner and (k.realm is null or o.realm = k.realm)
          join staff_seats s on s.account_id = o.id and s.name_key = k.key where k.kind = 'seat')
    select m.at, u.id as "userId", u.status, u.admin_role as "adminRole",
      exists (select from contacts c where c.user_id = u.id) as "hasContact"
    from meant m join users u on u.id = m.id`;
  const found: MeantPerson[][] = texts.map(() => []);
  for (const { at, ...person } of rows) found[at]?.push(person);
  return found;
}

interface Key {
  readonly kind: "id" | "login" | "number" | "email" | "mobile" | "seat";
  readonly key: string;
  readonly realm: string | null;
  readonly owner: string | null;
}

/** Every reading of a text. */
function keysOf(text: string): Key[] {
  const plain = { realm: null, owner: null };
  if (z.uuid().safeParse(text).success) return [{ kind: "id", key: text.toLowerCase(), ...plain }];
  const parsed = parseIdentifier(text);
  if (!parsed) return [];
  const { realm } = parsed;
  if (parsed.kind === "seat") return [{ kind: "seat", key: parsed.seatKey, realm, owner: parsed.ownerKey }];
  const number: Key = { kind: "number", key: parsed.memberNo.toLowerCase(), realm, owner: null };
  const login: Key[] = parsed.nameKey ? [{ kind: "login", key: parsed.nameKey, realm, owner: null }] : [];
  if (parsed.kind === "name") return [...login, number];
  return [...login, number, { kind: parsed.contactKind, key: parsed.value, ...plain }];
}
