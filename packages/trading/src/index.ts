export { checkCertificate } from "./certificates/check-certificate.ts";
export {
  type CertificateLine,
  type CertificateMark,
  readCertificateMarks,
  readCertificates,
  readUncheckedCertificates,
} from "./certificates/read-certificates.ts";
export { type CertificateKind, certificateKinds } from "./certificates/schema.ts";
export { stateCertificate, withdrawCertificate } from "./certificates/state-certificate.ts";
export { closeInquiry, reopenInquiry } from "./inquiry/close-inquiry.ts";
export { markInquiryRead } from "./inquiry/mark-inquiry-read.ts";
export { openInquiry } from "./inquiry/open-inquiry.ts";
export {
  type InquiryCounts,
  type InquiryLine,
  type InquiryPeer,
  readInquiries,
  readInquiryCounts,
} from "./inquiry/read-inquiries.ts";
export { type InquiryEntry, type InquiryThread, readInquiry } from "./inquiry/read-inquiry.ts";
export { readMayInquire } from "./inquiry/read-may-inquire.ts";
export { type ResponseTime, readResponseTime, responseWindowDays } from "./inquiry/read-response-time.ts";
export { type InquiryFilter, inboxSchema, inquiryFilters } from "./inquiry/schema.ts";
export { sendMessage } from "./inquiry/send-message.ts";
export { type InquiryAnswer, mayWrite } from "./inquiry/sides.ts";
export { inquiryChannel } from "./inquiry/topics.ts";
export { applyAsTrader } from "./verified/apply-as-trader.ts";
export { decideTraderApplication } from "./verified/decide-trader-application.ts";
export { keepTraderDraft } from "./verified/keep-trader-draft.ts";
export {
  type OwnApplication,
  type PictureLine,
  readOwnApplications,
  readOwnPicture,
} from "./verified/read-own-application.ts";
export {
  exportTraderQueue,
  readCasePicture,
  readTraderCase,
  readTraderQueue,
  type TraderCase,
  type TraderRow,
} from "./verified/read-trader-queue.ts";
export { readTraderStanding } from "./verified/read-trader-standing.ts";
export { remindTraders } from "./verified/remind-traders.ts";
export { mostPictures, type TraderKind, type TraderPictureKind, traderKinds } from "./verified/schema.ts";
export {
  type ApplicationState,
  applicationState,
  isVerifiedTrader,
  mayApply,
  type TraderStanding,
} from "./verified/standing.ts";
export { sweepPapers } from "./verified/sweep-papers.ts";
export { withdrawTraderApplication } from "./verified/withdraw-trader-application.ts";
