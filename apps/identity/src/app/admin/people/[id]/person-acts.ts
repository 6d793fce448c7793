/** What an administrator may do to a person; each has a page of its own that asks for the reason. */
export const personActs = ["freeze", "unfreeze", "sign-out", "end-session", "send-reset", "role"] as const;

export type PersonAct = (typeof personActs)[number];

/** The act of an address, or undefined. */
export function readAct(text: string): PersonAct | undefined {
  return personActs.find((act) => act === text);
}
