import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { readLinkFacts } from "./read-link-facts.ts";
import {
  isBlocking,
  type LinkAccount,
  type LinkPerson,
  type LinkState,
  linkedName,
  linkStates,
  planLink,
  type SeatName,
  siteOf,
  type TransferPlan,
} from "./rules.ts";
import { type ProposalInput, proposalSchema } from "./schema.ts";

export interface LinkPreview {
  readonly proposalId: string;
  readonly expiresAt: Date;
  /** Null where the other has staff seats alone. */
  readonly account: LinkAccount | null;
  /** What is linked is called so. */
  readonly named: SeatName;
  readonly me: LinkPerson;
  /** Null where the ID is not to be seen into: it went to somebody else since the proof. */
  readonly other: LinkPerson | null;
  readonly states: readonly LinkState[];
  readonly mayConfirm: boolean;
  /** What would move with this ID alone, and with all that its person has. */
  readonly plans: { readonly account: TransferPlan; readonly person: TransferPlan };
  /** The site where the ID acts, and the accounts to choose from there once it has come, the likely one first. */
  readonly site: "retail" | "wholesale" | null;
  readonly accountsThere: readonly LinkAccount[];
}

/**
 * What a linking would do: what moves, what each site will show, who is told, and what is in the way.
 * @throws DomainError `not_signed_in`, `not_found` (another's proof, or another sign-on's), `expired` (ten minutes are over, or it was used)
 */
export async function previewLink(ctx: IdentityCtx, input: ProposalInput): Promise<LinkPreview> {
  const userId = actingPerson(ctx);
  const { proposalId, signOnUid } = parseInput(proposalSchema, input);
  const facts = await readLinkFacts(ctx.db, { proposalId, userId, signOnUid, now: ctx.now });
  if (!facts) throw new DomainError("not_found");
  if (facts.consumedAt || Date.parse(facts.expiresAt) <= ctx.now.getTime()) throw new DomainError("expired");
  const { me, other, accountId } = facts;
  const states = linkStates(facts);
  const account = other.accounts.find(({ id }) => id === accountId) ?? null;
  const named = linkedName(other, accountId);
  // Seats that went elsewhere since the proof have no name any more.
  if (!named) throw new DomainError("expired");
  const site = account && siteOf(account.realm);
  const mine = me.accounts.filter(({ realm }) => siteOf(realm) === site);
  const isStranger = states.some(({ kind }) => kind === "taken");
  return {
    proposalId,
    expiresAt: new Date(facts.expiresAt),
    account,
    named,
    me,
    other: isStranger ? null : other,
    states,
    mayConfirm: !states.some(isBlocking),
    plans: {
      account: planLink(me, other, { accountId, scope: "account" }),
      person: planLink(me, other, { accountId, scope: "person" }),
    },
    site,
    // An older ID comes before one that was opened by itself; one that she has used stays.
    accountsThere: !account
      ? []
      : mine.every(({ opened }) => opened)
        ? [account, ...mine]
        : [...mine, account],
  };
}
