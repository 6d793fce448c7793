import {
  changeClient,
  clientAuthMethods,
  createClient,
  disableClient,
  enableClient,
  type Lifetime,
  listClients,
  rotateClientSecret,
} from "@hutong/identity/clients";
import {
  type Command,
  type CommandArgs,
  oneOf,
  optional,
  required,
  table,
  UsageError,
  wholeNumber,
} from "./command.ts";

const algs = ["ES256", "RS256"] as const;

/** What `create` and `set` have in common. */
const settingOptions = {
  name: { type: "string" },
  "redirect-uri": { type: "string", multiple: true },
  "post-logout-redirect-uri": { type: "string", multiple: true },
  "backchannel-logout-uri": { type: "string" },
  "require-consent": { type: "string" },
  "shop-credentials": { type: "string" },
  "shop-api": { type: "string" },
  "id-token-alg": { type: "string" },
  "access-token-seconds": { type: "string" },
  "id-token-seconds": { type: "string" },
  "refresh-idle-seconds": { type: "string" },
  "refresh-absolute-seconds": { type: "string" },
} as const;

const settingUsage =
  "[--post-logout-redirect-uri URI …] [--backchannel-logout-uri URI] [--require-consent true|false] [--shop-credentials true|false] [--shop-api true|false] [--id-token-alg ES256|RS256] [--access-token-seconds N] [--id-token-seconds N] [--refresh-idle-seconds N] [--refresh-absolute-seconds N]";

export const clientCommands: readonly Command[] = [
  {
    name: "client create",
    usage: `--name NAME --redirect-uri URI … [--auth-method ${clientAuthMethods.join("|")}] ${settingUsage}`,
    summary: "make another site known, which then signs people in through us",
    options: { ...settingOptions, "auth-method": { type: "string" } },
    async run(args, tools) {
      const redirectUris = many(args, "redirect-uri");
      if (redirectUris.length === 0) throw new UsageError("--redirect-uri is missing.");
      const created = await createClient(await tools.ctx(), {
        ...settings(args),
        name: required(args, "name"),
        redirectUris,
        authMethod: oneOf(args, "auth-method", clientAuthMethods, "client_secret_basic"),
      });
      const issuer = tools.env.sites.identity.origin;
      const secret = created.clientSecret ?? null;
      const lines = [
        `issuer         ${issuer}`,
        `client id      ${created.clientId}`,
        secret
          ? `client secret  ${secret}\nThe secret is shown this once.`
          : "a public client: it has no secret",
      ];
      return { data: { issuer, clientId: created.clientId, clientSecret: secret }, text: lines.join("\n") };
    },
  },
  {
    name: "client list",
    usage: "",
    summary: "the sites that sign people in through us",
    async run(_args, tools) {
      const clients = await listClients(await tools.ctx());
      const rows = clients.map((client) => [
        client.clientId,
        client.name,
        client.firstParty ? "ours" : "third party",
        client.disabledAt ? "disabled" : "active",
        client.redirectUris.join(" "),
      ]);
      return {
        data: clients,
        text: table([["CLIENT ID", "NAME", "WHOSE", "STATE", "REDIRECT URIS"], ...rows]),
      };
    },
  },
  {
    name: "client set",
    usage: `CLIENT_ID [--name NAME] [--redirect-uri URI …] ${settingUsage}`,
    summary: "change what is said of a site; what is left out stays",
    words: 1,
    options: settingOptions,
    async run(args, tools) {
      const clientId = args.words[0] ?? "";
      const changes = settings(args);
      if (Object.keys(changes).length === 0) throw new UsageError("Nothing to change was given.");
      await changeClient(await tools.ctx(), { clientId, ...changes });
      return { data: { clientId, ...changes }, text: `${clientId} is changed; it holds within seconds.` };
    },
  },
  {
    name: "client enable",
    usage: "CLIENT_ID",
    summary: "let a disabled site in again",
    words: 1,
    async run(args, tools) {
      const clientId = args.words[0] ?? "";
      await enableClient(await tools.ctx(), { clientId });
      return { data: { clientId, disabled: false }, text: `${clientId} is active again.` };
    },
  },
  {
    name: "client disable",
    usage: "CLIENT_ID",
    summary: "turn a site away from now on",
    words: 1,
    async run(args, tools) {
      const clientId = args.words[0] ?? "";
      await disableClient(await tools.ctx(), { clientId });
      return { data: { clientId, disabled: true }, text: `${clientId} is disabled.` };
    },
  },
  {
    name: "client rotate-secret",
    usage: "CLIENT_ID",
    summary: "give a site a new secret; the old one stops working",
    words: 1,
    async run(args, tools) {
      const clientId = args.words[0] ?? "";
      const { clientSecret } = await rotateClientSecret(await tools.ctx(), { clientId });
      return {
        data: { clientId, clientSecret },
        text: `client secret  ${clientSecret}\nIt is shown this once; the old one is refused within seconds.`,
      };
    },
  },
];

function many(args: CommandArgs, name: string): string[] {
  const value = args.options[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The settings that were given; an empty --backchannel-logout-uri takes it away. */
function settings(args: CommandArgs) {
  const name = optional(args, "name");
  const redirectUris = many(args, "redirect-uri");
  const postLogoutRedirectUris = many(args, "post-logout-redirect-uri");
  const backchannelLogoutUri = optional(args, "backchannel-logout-uri");
  const given = (option: string) => optional(args, option) !== undefined;
  const seconds = (option: string, field: Lifetime) =>
    given(option) ? { [field]: wholeNumber(args, option) } : {};
  return {
    ...(name === undefined ? {} : { name }),
    ...(redirectUris.length > 0 ? { redirectUris } : {}),
    ...(postLogoutRedirectUris.length > 0 ? { postLogoutRedirectUris } : {}),
    ...(backchannelLogoutUri === undefined ? {} : { backchannelLogoutUri: backchannelLogoutUri || null }),
    ...(given("require-consent")
      ? { requireConsent: oneOf(args, "require-consent", ["true", "false"]) === "true" }
      : {}),
    ...(given("shop-credentials")
      ? { shopCredentials: oneOf(args, "shop-credentials", ["true", "false"]) === "true" }
      : {}),
    ...(given("shop-api") ? { shopApi: oneOf(args, "shop-api", ["true", "false"]) === "true" } : {}),
    ...(given("id-token-alg") ? { idTokenAlg: oneOf(args, "id-token-alg", algs) } : {}),
    ...seconds("access-token-seconds", "accessTokenSeconds"),
    ...seconds("id-token-seconds", "idTokenSeconds"),
    ...seconds("refresh-idle-seconds", "refreshIdleSeconds"),
    ...seconds("refresh-absolute-seconds", "refreshAbsoluteSeconds"),
  };
}
