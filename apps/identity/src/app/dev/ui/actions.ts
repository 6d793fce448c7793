"use server";

/** What the forms of the gallery post to: it does nothing, for nobody. */
export async function nothing(): Promise<void> {}
