import {
  type ForceUnlinkPreview,
  type PersonFile,
  previewForceUnlink,
  previewUndo,
  type UndoPreview,
} from "@hutong/identity";
import { orNotFound, requestCtx } from "@hutong/site";
import { notFound } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";
import type { PersonAct } from "../person-acts.ts";

/** What an act is about, beside the person, and why it cannot be done as things stand. */
export type ActSubject =
  | {
      readonly kind: "unlink";
      readonly preview: ForceUnlinkPreview;
      readonly stop: ForceUnlinkPreview["state"];
    }
  | {
      readonly kind: "undo";
      readonly preview: UndoPreview;
      readonly stop: Exclude<UndoPreview["state"], "undoable"> | null;
    }
  | { readonly kind: "person"; readonly stop: null };

/** What is missing, and what is not this person's, is a missing page. */
export async function loadSubject(person: PersonFile, act: PersonAct, item: string): Promise<ActSubject> {
  await requireAdministrator(["operator", "owner"]);
  if (act === "resend" && !person.invitations.some(({ id }) => id === item)) notFound();
  if (
    (act === "freeze-id" || act === "unfreeze-id") &&
    !person.ids.some(({ accountId }) => accountId === item)
  )
    notFound();
  if (act === "remove-upstream" && !person.upstreams.some(({ id }) => id === item)) notFound();
  if (act === "end-session" && !person.sessions.some(({ uid }) => uid === item)) notFound();
  if (act === "unlink") {
    const preview = await orNotFound(
      previewForceUnlink(await requestCtx(), { userId: person.userId, accountId: item }),
    );
    return { kind: "unlink", preview, stop: preview.state };
  }
  if (act === "undo") {
    const preview = await orNotFound(previewUndo(await requestCtx(), item));
    if (![preview.holder.id, preview.former.id].includes(person.userId)) notFound();
    return { kind: "undo", preview, stop: preview.state === "undoable" ? null : preview.state };
  }
  return { kind: "person", stop: null };
}
