export { WithdrawPage as default, withdrawMetadata as generateMetadata } from "@hutong/account-pages";
