export { logoutLinkRoute as GET, logoutRoute as POST } from "@hutong/site";
