/** What an administrator may do to a person; each has a page of its own that asks for the reason. */
export const personActs = [
  "freeze",
  "unfreeze",
  "sign-out",
  "end-session",
  "send-reset",
  "resend",
  "freeze-id",
  "unfreeze-id",
  "unlink",
  "remove-upstream",
  "undo",
  "role",
] as const;

export type PersonAct = (typeof personActs)[number];

/** What a page says is done, beside the acts themselves: a merging has a page of its own. */
const doneActs = [...personActs, "merge"] as const;

/** The act of an address, or undefined. */
export function readAct(text: string): PersonAct | undefined {
  return personActs.find((act) => act === text);
}

/** What the address says was done, or undefined. */
export function readDone(text: unknown): (typeof doneActs)[number] | undefined {
  return doneActs.find((act) => act === text);
}

/** The page of an act upon a person; `item` is the session, ID, invitation, operation or way in it is about. */
export function actPath(userId: string, act: PersonAct, item = ""): string {
  const query = item ? `?${new URLSearchParams({ item })}` : "";
  return `/admin/people/${userId}/${act}${query}`;
}
