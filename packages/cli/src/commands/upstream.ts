import {
  addUpstream,
  changeUpstream,
  checkUpstream,
  disableUpstream,
  enableUpstream,
  listUpstreams,
  type UpstreamHouse,
  upstreamRedirectUri,
} from "@hutong/identity/upstream";
import { isDomainError } from "@hutong/kernel";
import { Trouble } from "../../bin/trouble.mjs";
import type { WorldEnv } from "../env.ts";
import { worldSecrets } from "../secrets.ts";
import {
  type Command,
  type CommandArgs,
  optional,
  required,
  table,
  UsageError,
  wholeNumber,
} from "./command.ts";

/** What `add` and `set` have in common. */
const settingOptions = {
  "client-id": { type: "string" },
  "client-secret": { type: "string" },
  "name-zh": { type: "string" },
  "name-en": { type: "string" },
  scope: { type: "string", multiple: true },
  "email-claim": { type: "string" },
  "name-claim": { type: "string" },
  position: { type: "string" },
} as const;

const settingUsage =
  "[--client-secret SECRET] [--scope SCOPE …] [--email-claim NAME] [--name-claim NAME] [--position N]";

/** Signing in here with other OpenID providers. */
export const upstreamCommands: readonly Command[] = [
  {
    name: "upstream add",
    usage: `SLUG --issuer URL --client-id ID --name-zh NAME --name-en NAME ${settingUsage}`,
    summary: "let people sign in here with another OpenID provider",
    words: 1,
    options: { ...settingOptions, issuer: { type: "string" } },
    async run(args, tools) {
      const house = houseOf(tools.env);
      const [slug = ""] = args.words;
      const issuer = required(args, "issuer");
      const input = {
        ...settings(args),
        slug,
        issuer,
        clientId: required(args, "client-id"),
        nameZh: required(args, "name-zh"),
        nameEn: required(args, "name-en"),
      };
      await explained(issuer, addUpstream(await tools.ctx(), house, input));
      const redirectUri = upstreamRedirectUri(house);
      return {
        data: { slug, redirectUri },
        text: `${slug} is added. Register this redirect URI there:\n${redirectUri}`,
      };
    },
  },
  {
    name: "upstream list",
    usage: "",
    summary: "the providers people may sign in with",
    async run(_args, tools) {
      const providers = await listUpstreams(await tools.ctx());
      const rows = providers.map((one) => [
        one.slug,
        one.nameEn,
        one.issuer,
        one.disabledAt ? "disabled" : "active",
        String(one.people),
      ]);
      return { data: providers, text: table([["SLUG", "NAME", "ISSUER", "STATE", "PEOPLE"], ...rows]) };
    },
  },
  {
    name: "upstream set",
    usage: `SLUG [--client-id ID] [--name-zh NAME] [--name-en NAME] ${settingUsage}`,
    summary: "change what is said of a provider; what is left out stays",
    words: 1,
    options: settingOptions,
    async run(args, tools) {
      const [slug = ""] = args.words;
      const changes = settings(args);
      const changed = Object.keys(changes);
      if (changed.length === 0) throw new UsageError("Nothing to change was given.");
      await explained(slug, changeUpstream(await tools.ctx(), houseOf(tools.env), { slug, ...changes }));
      return { data: { slug, changed }, text: `${slug} is changed; it holds from the next sign-in on.` };
    },
  },
  {
    name: "upstream check",
    usage: "SLUG",
    summary: "read a provider's discovery document anew and open its sealed secret",
    words: 1,
    async run(args, tools) {
      const [slug = ""] = args.words;
      const found = await checkUpstream(await tools.ctx(), houseOf(tools.env), slug);
      return found.ok
        ? { data: { slug, ...found }, text: `${slug} answers: ${found.authorizationEndpoint}` }
        : { data: { slug, ...found }, text: `${slug} cannot be used: ${found.why}`, exitCode: 1 };
    },
  },
  {
    name: "upstream disable",
    usage: "SLUG",
    summary: "take a provider's button away; nobody signs in by it",
    words: 1,
    async run(args, tools) {
      const [slug = ""] = args.words;
      await disableUpstream(await tools.ctx(), { slug });
      return { data: { slug, disabled: true }, text: `${slug} is disabled.` };
    },
  },
  {
    name: "upstream enable",
    usage: "SLUG",
    summary: "put a disabled provider's button back",
    words: 1,
    async run(args, tools) {
      const [slug = ""] = args.words;
      await enableUpstream(await tools.ctx(), { slug });
      return { data: { slug, disabled: false }, text: `${slug} is active again.` };
    },
  },
];

function houseOf(env: WorldEnv): UpstreamHouse {
  return { origin: env.sites.identity.origin, keySecret: worldSecrets(env).keys };
}

/** Says why a provider's document could not be read: an operator at the machine may know. */
async function explained<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isDomainError(error) && error.fields.issuer === "upstream.unreachable") {
      throw new Trouble(`${what} cannot be used: ${error.message}.`, {
        advice:
          "The issuer must be an https address that this machine reaches, written exactly as its discovery document says.",
      });
    }
    throw error;
  }
}

/** The settings that were given; an empty --client-secret takes it away. */
function settings(args: CommandArgs) {
  const text = (option: string, field: "clientId" | "nameZh" | "nameEn" | "emailClaim" | "nameClaim") => {
    const value = optional(args, option);
    return value === undefined ? {} : { [field]: value };
  };
  const secret = optional(args, "client-secret");
  const scopes = args.options.scope;
  return {
    ...text("client-id", "clientId"),
    ...text("name-zh", "nameZh"),
    ...text("name-en", "nameEn"),
    ...text("email-claim", "emailClaim"),
    ...text("name-claim", "nameClaim"),
    ...(secret === undefined ? {} : { clientSecret: secret || null }),
    ...(Array.isArray(scopes) ? { scopes: scopes.map(String) } : {}),
    ...(optional(args, "position") === undefined ? {} : { position: wholeNumber(args, "position") }),
  };
}
