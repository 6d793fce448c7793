import { seededRandom } from "@hutong/kernel";

export interface FactLinesInput {
  /** Accounts of shops; the first have the most trade. */
  readonly accountIds: readonly string[];
  readonly count: number;
  /** The same seed gives the same facts. */
  readonly seed: number;
  readonly until: Date;
}

const spanMs = 2 * 365 * 86_400_000;
const categories = ["tops", "knitwear", "outerwear", "dresses", "bottoms", "denim", "kids", "bags", "shoes"];
const none = "\\N";

/** The columns of `factLines`, in their order. */
export const factColumns =
  "account_id, event_id, party_id, at, amount, kind, score, description, service, delivery, category";

/**
 * Facts of two years as lines of COPY's text format, in the order of time as they would come in: sales, ratings of them,
 * a few refunds and disputes, purchases at wholesale.
 */
export function* factLines(input: FactLinesInput): Generator<string> {
  const random = seededRandom(input.seed);
  const beginMs = input.until.getTime() - spanMs;
  for (let index = 0; index < input.count; index += 1) {
    const atMs = beginMs + Math.floor((index / input.count) * spanMs);
    yield factLine(input, random, index, atMs);
  }
}

function factLine({ accountIds }: FactLinesInput, random: () => number, index: number, atMs: number): string {
  const shops = accountIds.length;
  // Few shops have much trade, most have some.
  const shop = Math.floor(shops * random() ** 2);
  // Each shop has its own regulars.
  const buyer = (shop * 31 + Math.floor(random() ** 2 * 400)) % shops;
  const event = `${atMs.toString(16).padStart(12, "0")}7${hex3(index)}8${hex3(random() * 4096)}${hex3(index / 4096)}${hex3(random() * 4096)}${hex3(random() * 4096)}${hex3(random() * 4096)}`;
  const head = `${accountIds[shop]}\t${event}\t${accountIds[buyer]}\t${new Date(atMs).toISOString()}`;
  const category = categories[(shop + (random() < 0.8 ? 0 : Math.floor(random() * 5))) % categories.length];
  const draw = random();
  if (draw < 0.55) {
    const amountFen = Math.floor(2_000 * 40 ** random());
    return `${head}\t${amountFen}\tsale${`\t${none}`.repeat(4)}\t${category}\n`;
  }
  if (draw < 0.92) {
    const score = random() < 0.97 ? 1 : random() < 0.5 ? 0 : -1;
    const stars = () => (random() < 0.85 ? 5 : 3 + Math.floor(random() * 2));
    return `${head}\t${none}\trating\t${score}\t${stars()}\t${stars()}\t${stars()}\t${category}\n`;
  }
  if (draw < 0.94) return `${head}\t${Math.floor(2_000 * 20 ** random())}\trefund${`\t${none}`.repeat(5)}\n`;
  if (draw < 0.945) {
    const kind = random() < 0.5 ? "dispute_opened" : random() < 0.5 ? "dispute_won" : "dispute_lost";
    return `${head}\t${none}\t${kind}${`\t${none}`.repeat(5)}\n`;
  }
  return `${head}\t${Math.floor(50_000 * 60 ** random())}\tpurchase${`\t${none}`.repeat(5)}\n`;
}

function hex3(value: number): string {
  return (Math.floor(value) & 0xfff).toString(16).padStart(3, "0");
}
