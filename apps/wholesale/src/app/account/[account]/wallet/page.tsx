export { WalletPage as default, walletMetadata as generateMetadata } from "@hutong/account-pages";
