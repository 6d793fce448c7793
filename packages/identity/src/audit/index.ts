export { type AuditHead, type HeadPlace, readLastHead } from "./head-file.ts";
export { type HeadKey, headKey } from "./head-key.ts";
export { sealAuditEntries } from "./seal-entries.ts";
export { type AuditFault, type AuditFaultKind, type AuditReport, verifyAudit } from "./verify-audit.ts";
export { writeAuditHead } from "./write-head.ts";
