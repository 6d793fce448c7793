import type { InquiryPeer } from "@hutong/trading";
import { inLanguage } from "../../_components/words.ts";

/** The other side by its company, or by its ID where it has none. */
export function peerName(locale: string, { companyName, companyNameEn, loginName }: InquiryPeer): string {
  return companyName ? inLanguage(locale, companyName, companyNameEn) : loginName;
}
