import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { context, propagation, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";

/**
 * Gives every call to the provider a span and a W3C `traceparent`, through the channel on which Node announces requests
 * before they are sent. Calls to anybody else are left alone: other sites learn nothing of our traces.
 */
export function traceCalls(tracer: Tracer, providerHost: string): void {
  subscribe("http.client.request.created", (message) => {
    // As Node documents this channel.
    const { request } = message as { request: ClientRequest };
    if (request.getHeader("host") !== providerHost) return;
    const path = request.path.split("?", 1)[0] ?? "/";
    const span = tracer.startSpan(`${request.method} ${path}`, {
      kind: SpanKind.CLIENT,
      attributes: {
        "http.request.method": request.method,
        "server.address": providerHost,
        "url.path": path,
      },
    });
    propagation.inject(trace.setSpan(context.active(), span), request, {
      set: (carrier, name, value) => carrier.setHeader(name, value),
    });
    request.once("response", ({ statusCode }) =>
      span.setAttribute("http.response.status_code", statusCode ?? 0),
    );
    request.once("error", (error) => span.setStatus({ code: SpanStatusCode.ERROR, message: error.message }));
    request.once("close", () => span.end());
  });
}
