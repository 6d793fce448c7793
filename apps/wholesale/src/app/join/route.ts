export { joinRoute as GET } from "@hutong/site";
