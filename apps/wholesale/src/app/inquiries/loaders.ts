import { requireSession, site } from "@hutong/site";
import { inboxSchema, readInquiries } from "@hutong/trading";

const pageSize = 30;

export type InboxParams = Record<string, string | string[] | undefined>;

/** The threads of the account in use, as the address asks for them. */
export async function loadInbox(params: InboxParams) {
  const { show, page } = inboxSchema.parse(params);
  const { account } = await requireSession("/inquiries");
  if (!account) return undefined;
  const found = await readInquiries(site().database.prisma, {
    accountId: account.id,
    show,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const pages = Math.ceil(found.counts[show] / pageSize);
  return { ...found, show, page, pages, isSupplier: account.shopName !== null, now: new Date() };
}
