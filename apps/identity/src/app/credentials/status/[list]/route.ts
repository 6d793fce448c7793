import { isDomainError } from "@hutong/kernel";
import { statusListSeconds, statusListToken } from "@hutong/reputation/credential";
import { sharedRead, site } from "@hutong/site";
import { credentialIssuer } from "@/lib/credential-issuer.ts";

/** Signed once for everybody who asks within some seconds: a list is public, and made of many rows. */
function readToken(listNo: number): Promise<string> {
  const list = { listNo, now: new Date() };
  return sharedRead(`status-list:${listNo}`, 5, () =>
    statusListToken(site().database.prisma, list, credentialIssuer()),
  );
}

/** A status list of shop credentials (Token Status List): which of them are no longer good. */
export async function GET(_: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  const { list } = await params;
  if (!/^[1-9]\d{0,5}$/.test(list)) return new Response(null, { status: 404 });
  try {
    return new Response(await readToken(Number(list)), {
      headers: {
        "content-type": "application/statuslist+jwt",
        "cache-control": `public, max-age=${statusListSeconds}`,
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      },
    });
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found") return new Response(null, { status: 404 });
    throw error;
  }
}
