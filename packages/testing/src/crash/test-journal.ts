import type { LedgerEntryInput } from "@hutong/ledger";

/**
 * What the posters said: what they asked for, and what was acknowledged. It is kept here, outside the database, and is
 * what the database is held against.
 */
export class Journal {
  readonly requests = new Map<string, LedgerEntryInput>();
  /** When each was posted, by the answer. */
  readonly acknowledged = new Map<string, string>();
  readonly refused = new Set<string>();
  /** An acknowledged request that was answered with another time: it was posted twice. */
  readonly contradictions: string[] = [];
  lastAckAt = 0;

  take(line: string): void {
    const [word, ...rest] = line.split(" ");
    if (word === "try") {
      const request = JSON.parse(rest.join(" "), revive) as LedgerEntryInput; // written by the poster
      this.requests.set(request.id, request);
    } else if (word === "ack") {
      this.acknowledge(rest[0] ?? "", rest[1] ?? "");
    } else if (word === "no") {
      this.refused.add(rest[0] ?? "");
    }
  }

  acknowledge(id: string, postedAt: string): void {
    const before = this.acknowledged.get(id);
    if (before !== undefined && before !== postedAt) this.contradictions.push(id);
    this.acknowledged.set(id, postedAt);
    this.lastAckAt = Date.now();
  }

  /** Asked for, and never answered: the poster was killed. */
  unanswered(): LedgerEntryInput[] {
    return [...this.requests.values()].filter(
      ({ id }) => !this.acknowledged.has(id) && !this.refused.has(id),
    );
  }

  /** What each account has, by what was acknowledged alone: `owner/purpose`. */
  balances(): Map<string, bigint> {
    const sums = new Map<string, bigint>();
    const add = (account: Account, amount: bigint) => {
      const owner = typeof account.owner === "string" ? account.owner : account.owner.house;
      const name = `${owner}/${account.purpose}`;
      sums.set(name, (sums.get(name) ?? 0n) + amount);
    };
    for (const id of this.acknowledged.keys()) {
      const request = this.requests.get(id);
      if (request) for (const { account, amount } of this.#lines(request)) add(account, amount);
    }
    return sums;
  }

  #lines(request: LedgerEntryInput): readonly Line[] {
    if (request.kind === "transfer") return request.lines;
    if (request.kind === "hold") {
      return [
        { account: request.from, amount: -request.amount },
        { account: { ...request.from, purpose: "held" }, amount: request.amount },
      ];
    }
    const hold = this.requests.get(request.holdId);
    if (hold?.kind !== "hold") throw new Error(`no hold ${request.holdId}`);
    const to = request.kind === "post_hold" ? request.to : [];
    const rest = hold.amount - to.reduce((sum, { amount }) => sum + amount, 0n);
    return [
      { account: { ...hold.from, purpose: "held" }, amount: -hold.amount },
      ...to,
      { account: hold.from, amount: rest },
    ];
  }
}

type Line = Extract<LedgerEntryInput, { kind: "transfer" }>["lines"][number];
type Account = Line["account"];

function revive(key: string, value: unknown): unknown {
  if (key === "expiresAt") return new Date(String(value));
  return typeof value === "string" && /^-?\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;
}
