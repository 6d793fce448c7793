export type { ProfileCtx } from "./account/keep-account.ts";
export { type KeptAccount, readKeptAccounts } from "./account/read-kept-accounts.ts";
export { readTradeProfile, type TradeProfile } from "./account/read-trade-profile.ts";
export { saveTradeProfile } from "./account/save-trade-profile.ts";
export { readAddress, readAddresses, type TradeAddress } from "./addresses/read-addresses.ts";
export { provinces, type Region, readCities, readDistricts, shopRegions } from "./addresses/regions.ts";
export { removeAddress, saveAddress } from "./addresses/save-address.ts";
export { mostAddresses } from "./addresses/schema.ts";
export { readSupplierContact, type SupplierContact } from "./company/read-supplier-contact.ts";
export { type CompanyData, readCompanyData, saveCompanyData } from "./company/save-company-data.ts";
export { businessTypes } from "./company/schema.ts";
export {
  type NoticeWay,
  noticeWays,
  readNoticeSettings,
  saveNoticeSettings,
} from "./notices/save-notice-settings.ts";
