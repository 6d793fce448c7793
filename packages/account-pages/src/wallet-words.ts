import { getTranslations } from "next-intl/server";

/** What the codes of entries are called; one that nobody has given a word stands as it is. */
export async function whatHappened(): Promise<(code: string) => string> {
  const t = await getTranslations("accountArea.wallet.happened");
  return (code) => (t.has(code as never) ? t(code as never) : code); // a code is no key that the types know of
}
