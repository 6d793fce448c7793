export { AddressesPage as default, addressesMetadata as generateMetadata } from "@hutong/account-pages";
