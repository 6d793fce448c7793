import type { AdminRole } from "@hutong/identity";
import { readSession } from "@hutong/site";
import { notFound } from "next/navigation";

/** A signed-in administrator. */
export interface Administrator {
  readonly userId: string;
  readonly role: AdminRole;
  /** May change things; support and auditors read. */
  readonly mayAct: boolean;
}

const everyRole: readonly AdminRole[] = ["support", "operator", "auditor", "owner"];

/**
 * For a loader or an action of the console: the administrator who is signed in, if she has one of the roles. For
 * everybody else, signed in or not, the console is not there: the same 404 as for a missing page. The verb behind an
 * action checks again, so a check here is never the only one.
 */
export async function requireAdministrator(roles: readonly AdminRole[] = everyRole): Promise<Administrator> {
  const session = await readSession();
  const role = roles.find((one) => one === session?.user.adminRole);
  if (!session || !role) notFound();
  return { userId: session.user.id, role, mayAct: role === "operator" || role === "owner" };
}
