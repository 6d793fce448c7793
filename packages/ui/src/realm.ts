/** Where an ID was opened. */
export type Realm = "retail" | "mall" | "deals" | "wholesale";
