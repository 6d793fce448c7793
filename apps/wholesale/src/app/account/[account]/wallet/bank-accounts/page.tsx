export { BankAccountsPage as default, bankAccountsMetadata as generateMetadata } from "@hutong/account-pages";
