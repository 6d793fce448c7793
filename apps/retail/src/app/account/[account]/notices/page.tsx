export { NoticesPage as default, noticesMetadata as generateMetadata } from "@hutong/account-pages";
