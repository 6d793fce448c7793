export { loginRoute as GET } from "@hutong/site";
