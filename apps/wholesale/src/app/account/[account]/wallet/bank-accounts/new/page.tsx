export {
  NewBankAccountPage as default,
  newBankAccountMetadata as generateMetadata,
} from "@hutong/account-pages";
