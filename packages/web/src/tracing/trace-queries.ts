import { context, type Span, SpanKind, SpanStatusCode, type Tracer } from "@opentelemetry/api";
import type { WatchedClient, WatchedPool } from "./start-tracing.ts";

// biome-ignore lint/suspicious/noExplicitAny: pg declares these with a dozen overloads; all of them pass through
type AnyFunction = (this: unknown, ...args: any[]) => any;

const longestText = 1_000;

/**
 * Gives each statement a span. `pg` announces its queries on no channel, so `query` is wrapped on each connection as it
 * is made: Prisma and prepared statements alike go through it.
 */
export function traceQueries(tracer: Tracer, pool: WatchedPool): void {
  pool.on("connect", (client) => wrapClient(tracer, client));
  const connect = pool.connect as AnyFunction;
  // A statement that waits for a connection is woken by whoever gives one back: it keeps its own trace.
  pool.connect = function connectInTrace(this: unknown, ...args: unknown[]) {
    const [callback] = args;
    return typeof callback === "function"
      ? connect.call(this, context.bind(context.active(), callback as AnyFunction))
      : connect.apply(this, args);
  };
}

function wrapClient(tracer: Tracer, client: WatchedClient): void {
  const query = client.query as AnyFunction;
  client.query = function queryInSpan(this: unknown, ...args: unknown[]) {
    const { name, text } = statementOf(args[0]);
    const attributes = { "db.system.name": "postgresql", "db.query.text": text.slice(0, longestText) };
    const span = tracer.startSpan(`pg ${name}`, { kind: SpanKind.CLIENT, attributes });
    const last = args.at(-1);
    if (typeof last === "function") {
      const answered = last as AnyFunction;
      args[args.length - 1] = function answeredInSpan(this: unknown, ...answer: unknown[]) {
        end(span, answer[0]);
        return answered.apply(this, answer);
      };
      return query.apply(this, args);
    }
    const result = query.apply(this, args);
    if (result && typeof result.then === "function") {
      result.then(
        () => end(span),
        (error: unknown) => end(span, error),
      );
    } else end(span);
    return result;
  };
}

/** The statement's name where it is prepared under one, else its first word; its text has `$1` for its values. */
function statementOf(query: unknown): { name: string; text: string } {
  const { name, text } =
    typeof query === "string" ? { name: undefined, text: query } : ((query ?? {}) as Record<string, unknown>);
  const said = String(text ?? "").trim();
  return { name: typeof name === "string" ? name : (said.split(/\s/, 1)[0] ?? "").toLowerCase(), text: said };
}

function end(span: Span, error?: unknown): void {
  if (error) span.setStatus({ code: SpanStatusCode.ERROR, message: String(error).slice(0, 200) });
  span.end();
}
