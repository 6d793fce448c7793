interface Kept {
  readonly until: number;
  readonly value: Promise<unknown>;
}

const kept = new Map<string, Kept>();

/** So few different keys are meant to be here: what they name is the same for everybody. */
const maxKept = 100;

/**
 * Reads what is the same for everybody once in `seconds`, however many pages show it meanwhile; those who ask while it
 * is being read wait for the one reading. Never for anything of a person: no session may go into `read`.
 * @param key names what is read, within this site
 */
export function sharedRead<T>(
  key: string,
  seconds: number,
  read: () => Promise<T>,
  now = Date.now(),
): Promise<T> {
  const known = kept.get(key);
  // A key names one reading, so what is kept under it is of its type.
  if (known && known.until > now) return known.value as Promise<T>;
  if (kept.size >= maxKept) kept.clear();
  const value = read();
  kept.set(key, { until: now + seconds * 1_000, value });
  // A failure is not kept: the next page tries again.
  value.catch(() => kept.get(key)?.value === value && kept.delete(key));
  return value;
}
