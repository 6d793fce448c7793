export { exportWallet as GET } from "@hutong/account-pages";
