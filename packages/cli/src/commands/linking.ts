import { findPerson, forceUnlink, moveAccount } from "@hutong/identity";
import { Trouble } from "../../bin/trouble.mjs";
import { type Command, type CommandTools, required } from "./command.ts";

const reason = { reason: { type: "string" } } as const;

export const linkingCommands: readonly Command[] = [
  {
    name: "link",
    usage: "realm/NAME NAME|realm/NAME|EMAIL|MOBILE|ID --reason TEXT",
    summary: "give an ID to a person, with a reason",
    options: reason,
    words: 2,
    async run(args, tools) {
      const why = required(args, "reason");
      const [accountId, name] = await oneAccount(tools, args.words[0] ?? "");
      const person = await onePerson(tools, args.words[1] ?? "");
      const { operationId } = await moveAccount(await tools.ctx(), {
        accountId,
        toUserId: person.userId,
        reason: why,
      });
      const done = operationId ? "is now an ID of" : "was an ID already of";
      return {
        data: { accountId, userId: person.userId, operationId },
        text: `${name} ${done} ${person.displayName} (${person.userId}).`,
      };
    },
  },
  {
    name: "unlink",
    usage: "realm/NAME --contact EMAIL|MOBILE --reason TEXT",
    summary: "let an ID stand by itself; a code for its password goes to the contact",
    options: { ...reason, contact: { type: "string" } },
    words: 1,
    async run(args, tools) {
      const [contact, why] = [required(args, "contact"), required(args, "reason")];
      const [accountId, name] = await oneAccount(tools, args.words[0] ?? "");
      const { operationId } = await forceUnlink(await tools.ctx(), { accountId, contact, reason: why });
      return {
        data: { accountId, operationId },
        text: `${name} stands by itself. Whoever has ${contact} sets its password at /reset.`,
      };
    },
  },
];

async function oneAccount(tools: CommandTools, typed: string): Promise<readonly [string, string]> {
  const [realm, name] = typed.split("/", 2);
  const { prisma } = await tools.database();
  const found = name ? await findPerson(prisma, typed) : [];
  const id = found
    .flatMap(({ ids }) => ids)
    .find((one) => one.realm === realm && one.loginName.toLowerCase() === name?.toLowerCase());
  if (!id)
    throw new Trouble(`There is no ID ${typed}.`, { advice: "Say realm/name, for example wholesale/laobi." });
  return [id.accountId, `${id.realm}/${id.loginName}`];
}

async function onePerson(tools: CommandTools, typed: string) {
  const { prisma } = await tools.database();
  const [person, another] = await findPerson(prisma, typed);
  if (!person) throw new Trouble(`Nobody answers to ${typed}.`);
  if (another) {
    throw new Trouble(`${typed} is the name of several people.`, {
      advice: "Say which one: realm/name, or the id that hutong user show prints.",
    });
  }
  return person;
}
