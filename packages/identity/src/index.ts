export type { AdminRole } from "@hutong/db";
export { changePassword } from "./account/change-password.ts";
export { type Activity, readActivity } from "./account/read-activity.ts";
export { type LinkedId, type LinkedIds, readLinkedIds, type Seat } from "./account/read-linked-ids.ts";
export { type Profile, readProfile } from "./account/read-profile.ts";
export {
  type ChangePasswordInput,
  changePasswordSchema,
  type UpdateProfileInput,
  updateProfileSchema,
} from "./account/schema.ts";
export { updateProfile } from "./account/update-profile.ts";
export type { AuditAction } from "./audit.ts";
export { type Backlog, readBacklog } from "./backlog.ts";
export { applyBulk } from "./bulk/apply-bulk.ts";
export { decodeText } from "./bulk/decode-text.ts";
export {
  type BulkBatchRow,
  type BulkFilter,
  type BulkLineRow,
  type BulkPage,
  type BulkState,
  bulkState,
  readBatch,
  readBatches,
} from "./bulk/read-bulk.ts";
export { bulkActions, bulkBounds } from "./bulk/schema.ts";
export { stageBulk } from "./bulk/stage-bulk.ts";
export {
  type ConsentView,
  giveConsent,
  keepClaims,
  readConsents,
  readSharedClaims,
  withdrawConsent,
} from "./consent.ts";
export type { IdentityCtx } from "./context.ts";
export { answerDispute, withdrawDispute } from "./disputes/answer-dispute.ts";
export { decideDispute } from "./disputes/decide-dispute.ts";
export {
  type DisputePictureLine,
  mostDisputePictures,
  readDisputePicture,
  readMyDisputePicture,
  readPictureTray,
  sweepDisputePictures,
  takeOutDisputePictures,
} from "./disputes/dispute-pictures.ts";
export { openDispute } from "./disputes/open-dispute.ts";
export {
  type DisputeCase,
  type DisputeParty,
  type DisputeRow,
  exportDisputes,
  type MyDispute,
  readDispute,
  readDisputes,
  readMyDispute,
  readMyDisputes,
} from "./disputes/read-disputes.ts";
export { answerDisputeSchema, openDisputeSchema } from "./disputes/schema.ts";
export { assertFreshSignIn } from "./fresh-sign-in.ts";
export { type Identifier, parseIdentifier } from "./identifier.ts";
export {
  type ForceUnlinkPreview,
  previewForceUnlink,
  previewUndo,
  type UndoPreview,
} from "./linking/admin-previews.ts";
export { chooseAccount } from "./linking/choose-account.ts";
export { confirmLink } from "./linking/confirm-link.ts";
export type { ProvenId } from "./linking/keep-proposal.ts";
export { type MergePreview, mergePeople, previewMerge } from "./linking/merge-people.ts";
export { moveAccount } from "./linking/move-account.ts";
export { type LinkPreview, previewLink } from "./linking/preview-link.ts";
export { proveAccount } from "./linking/prove-account.ts";
export { proveByUpstream, readProvenIds } from "./linking/prove-by-upstream.ts";
export {
  type LinkingDetail,
  type LinkingEntry,
  readLinking,
  readLinkings,
} from "./linking/read-operations.ts";
export type { LinkAccount, LinkPerson, LinkState, TransferPlan, UndoState } from "./linking/rules.ts";
export { isBlocking } from "./linking/rules.ts";
export { forceUndo, undoLinking } from "./linking/undo-linking.ts";
export { forceUnlink, unlinkAccount } from "./linking/unlink-account.ts";
export { type Locale, localeSchema } from "./locale.ts";
export { type MailboxEntry, readMailbox } from "./mail/read-mailbox.ts";
export { type MailTransport, type RelayResult, relayMessages } from "./mail/relay.ts";
export { checkSmtp, smtpTransport } from "./mail/smtp-transport.ts";
export { approveMerge, refuseMerge, withdrawMergeRequest } from "./merges/decide-merge.ts";
export {
  exportMergeRequests,
  type MergeRequestCase,
  type MergeRequestFilter,
  type MergeRequestRow,
  type MergeRequestState,
  readMergeRequest,
  readMergeRequests,
} from "./merges/read-merge-requests.ts";
export { requestMerge } from "./merges/request-merge.ts";
export { readSigningKeys, type SigningKeyView } from "./oidc/read-signing-keys.ts";
export { needsShop, type ShopApiScope, shopApiScopes } from "./oidc/scopes.ts";
export { type OpenAccountInput, type OpenedAccount, openAccount } from "./open-account.ts";
export { hashPassword } from "./password/hash.ts";
export { type PasswordFault, passwordFault, passwordLength } from "./password/policy.ts";
export { busyRetrySeconds, hashPlaces, hashQueue } from "./password/queue.ts";
export { yieldToPages } from "./password/yield-to-pages.ts";
export { exportPeople } from "./person/export-people.ts";
export { type FoundPerson, findPerson } from "./person/find-person.ts";
export { freezeAccount, unfreezeAccount } from "./person/freeze-account.ts";
export { freezePerson, unfreezePerson } from "./person/freeze-person.ts";
export { type PersonFile, readPersonFile } from "./person/read-person-file.ts";
export { type AdminRoleInput, minReasonLength, type PersonInput } from "./person/schema.ts";
export {
  type PeoplePage,
  type PersonLine,
  type SearchPeopleInput,
  searchPeople,
  searchPeopleSchema,
} from "./person/search-people.ts";
export { sendReset } from "./person/send-reset.ts";
export { setAdminRole } from "./person/set-admin-role.ts";
export { endPersonSession, signOutPerson } from "./person/sign-out-person.ts";
export { finishReset } from "./reset/finish-reset.ts";
export {
  type FinishResetInput,
  finishResetSchema,
  type StartResetInput,
  startResetSchema,
} from "./reset/schema.ts";
export { startReset } from "./reset/start-reset.ts";
export { readViews, removeView, type SavedView, saveView } from "./saved-views/saved-views.ts";
export { type SaveViewInput, type ViewPlace, viewPlaces } from "./saved-views/schema.ts";
export { endAllSessions } from "./sessions/end-all-sessions.ts";
export { endSession } from "./sessions/end-session.ts";
export { readSessions, type SignOnSessionView, type SiteSessionView } from "./sessions/read-sessions.ts";
export type { RealmName } from "./sign-in/candidates.ts";
export { chooseRealm } from "./sign-in/choose-realm.ts";
export { readSignInName } from "./sign-in/read-sign-in-name.ts";
export { realmSchema, type SignInInput, signInSchema } from "./sign-in/schema.ts";
export { type SignInOutcome, signIn } from "./sign-in/sign-in.ts";
export { finishSignUp } from "./sign-up/finish-sign-up.ts";
export { resendCode } from "./sign-up/resend-code.ts";
export {
  type FinishSignUpInput,
  finishSignUpSchema,
  type ResendCodeInput,
  resendCodeSchema,
  type StartSignUpInput,
  startSignUpSchema,
} from "./sign-up/schema.ts";
export { startSignUp } from "./sign-up/start-sign-up.ts";
export { acceptSeat } from "./staff/accept-seat.ts";
export { changeStaff, removeStaff, resumeStaff, suspendStaff } from "./staff/change-staff.ts";
export { inviteStaff, withdrawInvitation } from "./staff/invite-staff.ts";
export {
  type OpenInvitation,
  readInvitation,
  readStaff,
  type SeatInvitationView,
  type SeatTerms,
  type StaffedShop,
  type StaffMember,
} from "./staff/read-staff.ts";
export { resendInvitation } from "./staff/resend-invitation.ts";
export { seatRoles } from "./staff/schema.ts";
export { endExpiredSignOns, sweepExpired } from "./sweep.ts";
