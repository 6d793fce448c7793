export { type ExportAuditInput, exportAudit } from "./export-audit.ts";
export type { AuditHead, HeadPlace } from "./head-file.ts";
export { headKey } from "./head-key.ts";
export { type AuditLine, type AuditLogPage, type NamedPerson, readAuditLog } from "./read-audit-log.ts";
export { type ChainState, readChainState } from "./read-chain-state.ts";
export type { AuditFilter } from "./schema.ts";
export { sealAuditEntries } from "./seal-entries.ts";
export { type AuditFault, type AuditFaultKind, type AuditReport, verifyAudit } from "./verify-audit.ts";
export { writeAuditHead } from "./write-head.ts";
