import type { Activity } from "@hutong/identity";
import { z } from "zod";
import { auditKey, auditTone } from "../../../lib/audit-tones.ts";

const realm = z.enum(["retail", "mall", "deals", "wholesale"]);

/** What an entry may say about the ID it concerns; entries of other kinds say nothing of it. */
const idOf = z.object({ realm, loginName: z.string().min(1) });

type ActivityTone = "neutral" | "success" | "warning" | "danger" | "info";

/** An entry as a key of the messages under `account.activity.action`, with what its text names. */
export interface ActivityWords {
  readonly key: string;
  readonly realm: z.infer<typeof realm> | undefined;
  readonly name: string;
  readonly tone: ActivityTone;
  /** Done by the system itself, by an administrator, or by herself (said only where it is not she). */
  readonly by: "herself" | "system" | "other";
}

/** What others may do to her identity; the rest is hers even where nobody was signed in yet (a sign-up, a wrong password). */
const doneByOthersToo = new Set([
  "person.frozen",
  "person.unfrozen",
  "account.frozen",
  "account.unfrozen",
  "person.role_changed",
  "person.reset_sent",
  "session.ended",
  "session.ended_all",
  "account.moved",
  "account.unlinked",
  "person.merged",
  "linking.undone",
  "dispute.decided",
  "trader.decided",
]);

/** Entries that name the ID they are about. */
const naming = new Set([
  "person.signed_in",
  "account.opened",
  "account.chosen",
  "link.proven",
  "account.linked",
  "account.moved",
  "account.unlinked",
  "linking.undone",
  "dispute.opened",
  "dispute.answered",
  "dispute.decided",
  "dispute.withdrawn",
]);

/** Reads an audit entry: which sentence tells it. */
export function activityWords({
  action,
  data,
  byHerself,
}: Pick<Activity, "action" | "data" | "byHerself">): ActivityWords {
  const id = idOf.safeParse(data).data;
  const plain = auditKey(action);
  const isSystem = z.object({ system: z.string() }).safeParse(data).success;
  const named = id && naming.has(action);
  return {
    key: named ? `${plain}_as` : plain,
    realm: id?.realm,
    name: id?.loginName ?? "",
    tone: auditTone(action),
    by: byHerself || !doneByOthersToo.has(action) ? "herself" : isSystem ? "system" : "other",
  };
}
