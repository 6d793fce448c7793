export { CompanyPage as default, companyMetadata as generateMetadata } from "@hutong/account-pages";
