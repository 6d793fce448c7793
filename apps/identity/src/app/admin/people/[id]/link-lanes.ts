import type { PersonFile } from "@hutong/identity";

type Link = PersonFile["links"][number];

/** A stretch of time in which one person had an ID; from and width in per cent of the whole drawing. */
interface LaneBar {
  readonly id: string;
  readonly from: number;
  readonly width: number;
  readonly isHers: boolean;
  readonly ownerName: string;
  readonly isOpen: boolean;
}

/** An ID's line: who had it, one after the other. */
export interface Lane {
  readonly name: string;
  readonly realm: Link["realm"];
  readonly bars: readonly LaneBar[];
}

/** Narrower than this nobody sees it. */
const minWidth = 1.5;

/** The links of a person's IDs as lines in time, from the first of them until now; the IDs in the order of their beginning. */
export function linkLanes(
  links: readonly Link[],
  userId: string,
  now: Date,
): { readonly from: Date; readonly lanes: readonly Lane[] } | undefined {
  const starts = links.map(({ startedAt }) => startedAt.getTime());
  if (starts.length === 0) return undefined;
  const first = Math.min(...starts);
  const span = Math.max(1, now.getTime() - first);
  const place = (date: Date) => Math.min(100, Math.max(0, ((date.getTime() - first) / span) * 100));
  const bar = (link: Link): LaneBar => {
    const from = Math.min(place(link.startedAt), 100 - minWidth);
    const end = place(link.endedAt ?? now);
    return {
      id: link.id,
      from,
      width: Math.min(100 - from, Math.max(minWidth, end - from)),
      isHers: link.person.userId === userId,
      ownerName: link.person.displayName,
      isOpen: link.endedAt === null,
    };
  };
  const byId = Map.groupBy(
    links.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime()),
    ({ realm, loginName }) => `${realm}/${loginName}`,
  );
  const lanes = [...byId].map(([name, rows]) => ({
    name,
    realm: (rows[0] as Link).realm, // a group has at least one row
    bars: rows.map(bar),
  }));
  return { from: new Date(first), lanes };
}
