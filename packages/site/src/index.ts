export { ClaimSource, ClaimValue } from "./claim-value.tsx";
export {
  categoryWord,
  claimWords,
  loadClaimWords,
  repeatBandWords,
  type SaidClaim,
  turnoverBandWords,
} from "./claim-words.ts";
export { confirmPath, keepTyped, keptTyped, requireFreshSession } from "./confirmed.ts";
export { type FormState, formState, idleForm, keptValues, refusedState } from "./form-state.ts";
export { liveRoute } from "./live-route.ts";
export { NotFoundPage } from "./not-found-page.tsx";
export { OpenedNotice } from "./opened-notice.tsx";
export { orNotFound } from "./or-not-found.ts";
export { actorOf, readSession, requestCtx, requireSession } from "./person.ts";
export { pictureAnswer } from "./picture-answer.ts";
export { ProblemPage } from "./problem-page.tsx";
export { type FormErrors, formErrors } from "./refusal-text.ts";
export { siteMessages } from "./request-messages.ts";
export {
  callbackRoute,
  joinRoute,
  loginRoute,
  logoutLinkRoute,
  logoutRoute,
  sessionRoute,
  switchRoute,
} from "./routes.ts";
export { sharedRead } from "./shared-read.ts";
export { SiteShell } from "./shell.tsx";
export { restoredView, shownForm } from "./shown-form.ts";
export { type Site, site } from "./site.ts";
