export {
  addressMetadata,
  ChangeAddressPage,
  NewAddressPage,
  newAddressMetadata,
} from "./address-page.tsx";
export { AddressesPage, addressesMetadata } from "./addresses-page.tsx";
export {
  BankAccountsPage,
  bankAccountsMetadata,
  NewBankAccountPage,
  newBankAccountMetadata,
} from "./bank-accounts-page.tsx";
export { ChangeCompanyPage, CompanyPage, companyMetadata } from "./company-page.tsx";
export { exportWallet } from "./export-wallet.ts";
export { HomePage, homeMetadata } from "./home-page.tsx";
export { type KeptPage, loadAccount } from "./loaders.ts";
export { NoticesPage, noticesMetadata } from "./notices-page.tsx";
export { AccountFrame } from "./parts/account-frame.tsx";
export { accountPath } from "./paths.ts";
export { ProfilePage, profileMetadata } from "./profile-page.tsx";
export { WalletPage, walletMetadata } from "./wallet-page.tsx";
export { WithdrawPage, withdrawMetadata } from "./withdraw-page.tsx";
