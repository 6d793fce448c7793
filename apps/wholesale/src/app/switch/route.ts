export { switchRoute as POST } from "@hutong/site";
