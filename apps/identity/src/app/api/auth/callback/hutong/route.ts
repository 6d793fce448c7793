export { callbackRoute as GET } from "@hutong/site";
