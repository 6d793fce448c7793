import type { Instrumentation } from "next";
import { site } from "./site.ts";

/** What goes wrong while a page is made goes to the log, with the request id that the person was shown. */
export const onRequestError: Instrumentation.onRequestError = (error, request, context) => {
  const requestId = String(request.headers["x-request-id"] ?? "");
  site().log.error(
    { err: error, requestId, route: context.routePath, kind: context.routeType },
    "page failed",
  );
};
