export { Prisma } from "../generated/client.ts";
export type {
  AdminRole,
  BusinessType,
  ClientAuthMethod,
  ContactKind,
  DisputeOutcome,
  InquiryEntryKind,
  InquirySide,
  InquiryState,
  LedgerHoldState,
  LedgerPurpose,
  LinkingKind,
  LinkProof,
  ListingState,
  Market,
  MergeOutcome,
  MessageChannel,
  NoticeChannel,
  NoticeKind,
  OrderState,
  PaymentState,
  PersonStatus,
  PointIndex,
  Realm,
  RefundState,
  ReviewFit,
  ReviewReportReason,
  ReviewState,
  SeatRole,
  ShopKind,
  SigningKeyState,
  TradeRelationKind,
  TraderKind,
  TraderOutcome,
  VerificationPurpose,
} from "../generated/enums.ts";
export { type BorrowedClient, borrowClient } from "./borrow-client.ts";
export {
  type Database,
  type DatabaseOptions,
  type Db,
  databaseAnswers,
  openDatabase,
  sharedDatabase,
} from "./client.ts";
export { createListener, type Listener } from "./listener.ts";
export { type NewMessage, writeMessage, writeMessages } from "./message.ts";
export {
  createRelay,
  type NewEvent,
  type OutboxEvent,
  PoisonEvent,
  type RelayOptions,
  type RelayOutcome,
  writeEvent,
} from "./outbox.ts";
export { inTransaction, isUniqueViolation, sqlStateOf } from "./transaction.ts";
