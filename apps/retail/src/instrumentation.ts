export { onRequestError } from "@hutong/site/instrumentation";
