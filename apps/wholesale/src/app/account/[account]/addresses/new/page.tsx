export { NewAddressPage as default, newAddressMetadata as generateMetadata } from "@hutong/account-pages";
