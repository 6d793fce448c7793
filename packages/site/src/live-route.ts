import { siteSessionHolds } from "@hutong/auth";
import { createListener, type Listener } from "@hutong/db";
import { drainController } from "@hutong/web/drain-signal";
import { requireSession } from "./person.ts";
import { site } from "./site.ts";

/** A line now and then keeps proxies from ending a silent stream, and finds out that its session has ended. */
const beatMs = 15_000;
/** So many open pages of one site process are told at once; the others ask by themselves. */
const mostStreams = 2_000;

const shared = Symbol.for("hutong.live");
interface Live {
  readonly listeners: Map<string, Listener>;
  open: number;
}

/** One listening connection a process and channel: Next bundles its own copy of this module for each route. */
function live(): Live {
  const holder = globalThis as { [shared]?: Live };
  holder[shared] ??= { listeners: new Map(), open: 0 };
  return holder[shared];
}

function listenerOf(channel: string): Listener {
  const { listeners } = live();
  const there = listeners.get(channel) ?? createListener(site().database.pool, channel);
  listeners.set(channel, there);
  return there;
}

/**
 * GET of a page's live stream: server-sent events, one for each notification `<account> <what>` on the channel for the
 * account that she acts for, with `what` as its data; empty data where something may have been missed. The stream ends
 * with the session, with a change of the account, and when the site drains; the page asks for another.
 */
export async function liveRoute(request: Request, channel: string, path: string): Promise<Response> {
  const session = await requireSession(path);
  const { account } = session;
  if (!account) return new Response(null, { status: 404 });
  if (drainController().signal.aborted || live().open >= mostStreams)
    return new Response(null, { status: 503, headers: { "Retry-After": "10", "Cache-Control": "no-store" } });
  const holds = () => siteSessionHolds(site().database.pool, { id: session.id, accountId: account.id });
  const stream = eventStream(request.signal, holds, (told) =>
    listenerOf(channel).subscribe(account.id, told),
  );
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Not compressed on the way: a compressor waits for more before it sends anything.
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

function eventStream(
  closed: AbortSignal,
  holds: () => Promise<boolean>,
  subscribe: (told: (what: string | undefined) => void) => () => void,
): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      let isOver = false;
      const drain = drainController().signal;
      end = () => {
        if (isOver) return;
        isOver = true;
        live().open -= 1;
        clearInterval(beat);
        unsubscribe();
        drain.removeEventListener("abort", end);
        try {
          controller.close();
        } catch {
          // The browser was the first to go.
        }
      };
      // Nothing is said to a session that has ended meanwhile (SECURITY 13).
      const say = async (line: string) => {
        const mayKnow = await holds().catch(() => false);
        if (isOver) return;
        if (!mayKnow) end();
        else controller.enqueue(text.encode(line));
      };
      live().open += 1;
      const beat = setInterval(() => void say(": still here\n\n"), beatMs);
      const unsubscribe = subscribe((what) => void say(`data: ${what ?? ""}\n\n`));
      controller.enqueue(text.encode(": listening\n\n"));
      drain.addEventListener("abort", end);
      closed.addEventListener("abort", end);
      if (closed.aborted || drain.aborted) end();
    },
    cancel: () => end(),
  });
}
