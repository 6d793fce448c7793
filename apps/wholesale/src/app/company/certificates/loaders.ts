import { requireSession, site } from "@hutong/site";
import { readCertificates } from "@hutong/trading";

/** The certificates of the company in use; undefined where the account in use is none. */
export async function loadCertificates() {
  const { account } = await requireSession("/company/certificates");
  if (!account) return undefined;
  const role = account.seat?.role ?? "owner";
  return {
    isCompany: account.shopName !== null,
    mayChange: role === "owner" || role === "manager",
    loginName: account.loginName,
    certificates: await readCertificates(site().database.prisma, { accountId: account.id, now: new Date() }),
  };
}
