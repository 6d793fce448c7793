export { onRequestError, register } from "@hutong/site/instrumentation";
