export { ProfilePage as default, profileMetadata as generateMetadata } from "@hutong/account-pages";
