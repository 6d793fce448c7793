export { sessionRoute as GET } from "@hutong/site";
