export { addressMetadata as generateMetadata, ChangeAddressPage as default } from "@hutong/account-pages";
