export { csvLine, csvStart, unguardedCell } from "./csv.ts";
export { type Actor, type Ctx, noOrigin, type Origin } from "./ctx.ts";
export { decodeText } from "./decode-text.ts";
export {
  DomainError,
  type DomainErrorCode,
  domainErrorCodes,
  type FieldErrors,
  isDomainError,
} from "./domain-error.ts";
export { fetchVia } from "./fetch-via.ts";
export {
  type AccountId,
  type Id,
  type InquiryId,
  idSchema,
  type ListingId,
  namedId,
  newId,
  type SeatId,
  type UserId,
} from "./ids.ts";
export { type Fen, formatFen, parseYuan, plainYuan } from "./money.ts";
export { parseInput } from "./parse.ts";
export { safeReturnPath } from "./return-path.ts";
export { deriveSecret, digest, equalBytes, randomCode, randomToken, seal, unseal } from "./secrets.ts";
export { seededRandom } from "./seeded-random.ts";
export { onSignal, type Signals, signal } from "./signals.ts";
export { isSignedWebhook, postWebhook, signWebhook } from "./webhook-signature.ts";
