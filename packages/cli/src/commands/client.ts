import { createClient, disableClient, listClients, rotateClientSecret } from "@hutong/identity/clients";
import { type Command, type CommandArgs, oneOf, optional, required, table, UsageError } from "./command.ts";

const algs = ["ES256", "RS256"] as const;
const methods = ["client_secret_basic", "client_secret_post", "none"] as const;

export const clientCommands: readonly Command[] = [
  {
    name: "client create",
    usage:
      "--name NAME --redirect-uri URI … [--post-logout-redirect-uri URI …] [--backchannel-logout-uri URI] [--auth-method client_secret_basic|client_secret_post|none] [--require-consent true|false] [--id-token-alg ES256|RS256]",
    summary: "make another site known, which then signs people in through us",
    options: {
      name: { type: "string" },
      "redirect-uri": { type: "string", multiple: true },
      "post-logout-redirect-uri": { type: "string", multiple: true },
      "backchannel-logout-uri": { type: "string" },
      "auth-method": { type: "string" },
      "require-consent": { type: "string" },
      "id-token-alg": { type: "string" },
    },
    async run(args, tools) {
      const redirectUris = many(args, "redirect-uri");
      if (redirectUris.length === 0) throw new UsageError("--redirect-uri is missing.");
      const backchannelLogoutUri = optional(args, "backchannel-logout-uri");
      const created = await createClient(await tools.ctx(), {
        name: required(args, "name"),
        redirectUris,
        postLogoutRedirectUris: many(args, "post-logout-redirect-uri"),
        ...(backchannelLogoutUri ? { backchannelLogoutUri } : {}),
        authMethod: oneOf(args, "auth-method", methods, "client_secret_basic"),
        requireConsent: oneOf(args, "require-consent", ["true", "false"], "true") === "true",
        idTokenAlg: oneOf(args, "id-token-alg", algs, "ES256"),
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
