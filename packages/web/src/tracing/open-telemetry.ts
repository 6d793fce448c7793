import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import { cutAddresses } from "./cut-addresses.ts";
import type { TracedRequest, Tracing, TracingOptions } from "./start-tracing.ts";
import { traceCalls } from "./trace-calls.ts";
import { traceQueries } from "./trace-queries.ts";

/**
 * Registers OpenTelemetry for this process. Next makes its own spans through the same registration, below ours. Where
 * the spans go is read by the exporter from OTEL_EXPORTER_OTLP_ENDPOINT and its sisters.
 */
export function openTelemetry(options: TracingOptions): Tracing {
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": options.service, "service.namespace": "hutong" }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.sampleRatio) }),
    spanProcessors: [cutAddresses, new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  const tracer = trace.getTracer("hutong");
  traceCalls(tracer, options.providerHost);
  return {
    request: (traced, answer) => {
      const { req, res, route, path, joins } = traced;
      const parent = joins ? propagation.extract(ROOT_CONTEXT, req.headers) : ROOT_CONTEXT;
      const attributes = {
        "http.request.method": req.method ?? "GET",
        "http.route": route,
        "url.path": path,
      };
      const span = tracer.startSpan(`${req.method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent);
      res.once("close", () => {
        span.setAttribute("http.response.status_code", res.statusCode);
        span.setAttribute("hutong.request_id", String(res.getHeader("x-request-id") ?? ""));
        if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      const within = trace.setSpan(parent, span);
      nameOurselves(traced, within);
      return context.with(within, answer);
    },
    watchQueries: (pool) => traceQueries(tracer, pool),
    close: () => provider.shutdown(),
  };
}

/** Next may read the trace from the headers: there it finds our span, and nothing of what the browser said. */
function nameOurselves({ req }: TracedRequest, within: ReturnType<typeof context.active>): void {
  for (const name of ["traceparent", "tracestate", "baggage"]) delete req.headers[name];
  propagation.inject(within, req.headers);
}
