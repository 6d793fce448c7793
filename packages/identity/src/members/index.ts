export {
  type GeneratedMember,
  type GenerateMembersInput,
  generateMembers,
  passwordOf,
} from "./generate-members.ts";
export { generateShops } from "./generate-shops.ts";
export {
  type ImportMembersInput,
  type ImportProgress,
  type ImportReport,
  importMembers,
} from "./import-members.ts";
export { memberColumns } from "./schema.ts";
export { memberLines, type WriteMembersInput, writeMembers } from "./write-members.ts";
