export { HomePage as default, homeMetadata as generateMetadata } from "@hutong/account-pages";
