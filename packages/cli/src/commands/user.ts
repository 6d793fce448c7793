import {
  type FoundPerson,
  findPerson,
  freezePerson,
  setAdminRole,
  signOutPerson,
  unfreezePerson,
} from "@hutong/identity";
import { Trouble } from "../../bin/trouble.mjs";
import {
  type Answer,
  type Command,
  type CommandArgs,
  type CommandTools,
  oneOf,
  optional,
  table,
} from "./command.ts";

const who = "NAME|realm/NAME|EMAIL|MOBILE|ID";

export const userCommands: readonly Command[] = [
  {
    name: "user show",
    usage: who,
    summary: "a person and her IDs",
    words: 1,
    async run(args, tools) {
      const { prisma } = await tools.database();
      const found = await findPerson(prisma, args.words[0] ?? "");
      if (found.length === 0) throw new Trouble(`Nobody answers to ${args.words[0]}.`);
      return { data: found, text: found.map(describe).join("\n\n") };
    },
  },
  {
    name: "user freeze",
    usage: `${who} [--reason TEXT]`,
    summary: "end her sessions and let her in no more",
    options: { reason: { type: "string" } },
    words: 1,
    run: (args, tools) => change(args, tools, "frozen", freezePerson),
  },
  {
    name: "user unfreeze",
    usage: `${who} [--reason TEXT]`,
    summary: "let her in again",
    options: { reason: { type: "string" } },
    words: 1,
    run: (args, tools) => change(args, tools, "active again", unfreezePerson),
  },
  {
    name: "user sign-out",
    usage: `${who} [--reason TEXT]`,
    summary: "sign her out everywhere",
    options: { reason: { type: "string" } },
    words: 1,
    async run(args, tools) {
      const person = await onePerson(args, tools);
      const reason = optional(args, "reason");
      const ended = await signOutPerson(await tools.ctx(), {
        userId: person.userId,
        ...(reason ? { reason } : {}),
      });
      return {
        data: { userId: person.userId, ended },
        text: `${person.displayName} (${person.userId}) is signed out everywhere: ${ended} sessions ended.`,
      };
    },
  },
  {
    name: "user make-admin",
    usage: `${who} [--role owner|operator|auditor|support|none]`,
    summary: "give or take a role in the administration",
    options: { role: { type: "string" } },
    words: 1,
    async run(args, tools) {
      const chosen = oneOf(args, "role", ["owner", "operator", "auditor", "support", "none"], "owner");
      const role = chosen === "none" ? null : chosen;
      const person = await onePerson(args, tools);
      await setAdminRole(await tools.ctx(), { userId: person.userId, role });
      return {
        data: { userId: person.userId, role },
        text: `${person.displayName} ${role ? `has the role ${role}` : "has no role"} in the administration.`,
      };
    },
  },
];

type PersonVerb = typeof freezePerson;

async function change(
  args: CommandArgs,
  tools: CommandTools,
  outcome: string,
  verb: PersonVerb,
): Promise<Answer> {
  const person = await onePerson(args, tools);
  const reason = optional(args, "reason");
  await verb(await tools.ctx(), { userId: person.userId, ...(reason ? { reason } : {}) });
  return {
    data: { userId: person.userId, status: verb === freezePerson ? "frozen" : "active" },
    text: `${person.displayName} (${person.userId}) is ${outcome}.`,
  };
}

async function onePerson(args: CommandArgs, tools: CommandTools): Promise<FoundPerson> {
  const { prisma } = await tools.database();
  const [person, another] = await findPerson(prisma, args.words[0] ?? "");
  if (!person) throw new Trouble(`Nobody answers to ${args.words[0]}.`);
  if (another) {
    throw new Trouble(`${args.words[0]} is the name of several people.`, {
      advice: "Say which one: realm/name, or the id that hutong user show prints.",
    });
  }
  return person;
}

function describe(person: FoundPerson): string {
  const facts = [person.status, person.adminRole ? `administrator (${person.adminRole})` : ""].filter(
    Boolean,
  );
  const ids = person.ids.map((id) => [
    `  ${id.realm}/${id.loginName}`,
    id.memberNo,
    id.status,
    id.shop?.name ?? "",
  ]);
  const seats = person.seats.map((seat) => [
    `  ${seat.owner.realm}/${seat.owner.loginName}:${seat.name}`,
    seat.role,
    seat.status,
    seat.owner.shopName ?? "",
  ]);
  const contacts = person.contacts.map(
    ({ value, verifiedAt }) => `  ${value}${verifiedAt ? "" : " (not verified)"}`,
  );
  return [
    `${person.displayName}  ${person.userId}`,
    `  ${facts.join(", ")}, since ${person.createdAt.toISOString().slice(0, 10)}`,
    ...contacts,
    table([...ids, ...seats]),
  ]
    .filter(Boolean)
    .join("\n");
}
