import type { AdminRole } from "@hutong/db";
import { makePerson, testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import {
  changeClient,
  createClient,
  disableClient,
  enableClient,
  listClients,
  readClient,
  rotateClientSecret,
} from "./index.ts";

const test = testDatabase();
const redirectUri = "https://shop.example/callback";
const people = new Map<AdminRole | "nobody", string>();

beforeAll(async () => {
  for (const role of ["support", "operator", "auditor", "owner", "nobody"] as const) {
    const { userId } = await makePerson(test.database.prisma, {
      displayName: role,
      ids: [`retail/${role}-of-clients`],
      ...(role === "nobody" ? {} : { adminRole: role }),
    });
    people.set(role, userId);
  }
});

const as = (role: AdminRole | "nobody") => test.as(people.get(role) ?? "");
const make = (name = "A shop") => createClient(as("operator"), { name, redirectUris: [redirectUri] });

/** The same person, an hour after she proved who she is. */
function longAfter(role: AdminRole) {
  return test.as(people.get(role) ?? "", {
    actor: {
      ...(as(role).actor as { kind: "person"; userId: never }),
      authenticatedAt: new Date(Date.now() - 3_600_000),
    },
  });
}

async function lastAudit(action: string) {
  return test.database.prisma.auditEntry.findFirstOrThrow({
    where: { action },
    orderBy: { id: "desc" },
    select: { actorUserId: true, data: true },
  });
}

const writes = {
  create: (ctx: ReturnType<typeof as>) => createClient(ctx, { name: "x", redirectUris: [redirectUri] }),
  change: (ctx: ReturnType<typeof as>, clientId: string) => changeClient(ctx, { clientId, name: "y" }),
  disable: (ctx: ReturnType<typeof as>, clientId: string) => disableClient(ctx, { clientId, reason: "r" }),
  enable: (ctx: ReturnType<typeof as>, clientId: string) => enableClient(ctx, { clientId }),
  rotate: (ctx: ReturnType<typeof as>, clientId: string) => rotateClientSecret(ctx, { clientId }),
};

describe.each(Object.entries(writes))("SECURITY 20 and 28: %s", (_name, write) => {
  it.each(["support", "auditor", "nobody"] as const)("is not for %s", async (role) => {
    const { clientId } = await make();
    await expect(write(as(role), clientId)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("asks an operator whose sign-in is old to confirm", async () => {
    const { clientId } = await make();
    await expect(write(longAfter("operator"), clientId)).rejects.toMatchObject({ code: "reauthenticate" });
    expect(await readClient(as("auditor"), { clientId })).toMatchObject({ name: "A shop", disabledAt: null });
  });
});

describe("reading clients", () => {
  it("is for every administrator and for nobody else, and gives no secret", async () => {
    const { clientId, clientSecret } = await make();
    for (const role of ["support", "operator", "auditor", "owner"] as const) {
      const listed = await listClients(as(role));
      expect(listed.map((client) => client.clientId)).toContain(clientId);
      expect(JSON.stringify([listed, await readClient(as(role), { clientId })])).not.toContain(clientSecret);
    }
    await expect(listClients(as("nobody"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(readClient(as("nobody"), { clientId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(readClient(as("owner"), { clientId: "missing" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("changing a client", () => {
  it("changes what was said and nothing else, and records from what to what", async () => {
    const { clientId } = await make();
    await changeClient(as("owner"), { clientId, name: "New name", accessTokenSeconds: 300 });
    expect(await readClient(as("owner"), { clientId })).toMatchObject({
      name: "New name",
      redirectUris: [redirectUri],
      accessTokenSeconds: 300,
      idTokenSeconds: 600,
    });
    expect(await lastAudit("client.changed")).toEqual({
      actorUserId: people.get("owner"),
      data: {
        clientId,
        from: { name: "A shop", accessTokenSeconds: 600 },
        to: { name: "New name", accessTokenSeconds: 300 },
      },
    });
  });

  it("the same again records nothing; two at once both hold", async () => {
    const { clientId } = await make();
    await changeClient(as("owner"), { clientId, name: "A shop" });
    expect((await lastAudit("client.changed")).data).not.toMatchObject({ clientId });
    await Promise.all([
      changeClient(as("owner"), { clientId, name: "Both" }),
      changeClient(as("operator"), { clientId, idTokenAlg: "RS256" }),
    ]);
    expect(await readClient(as("owner"), { clientId })).toMatchObject({ name: "Both", idTokenAlg: "RS256" });
  });

  it("is not for our own sites, nor for a missing one", async () => {
    await test.database.pool.query(
      `insert into clients (id, client_id, name, secret_hash, redirect_uris, post_logout_redirect_uris, first_party)
       values (gen_random_uuid(), 'hutong-own', 'Ours', 'x', '{}', '{}', true)`,
    );
    for (const clientId of ["hutong-own", "missing"]) {
      await expect(changeClient(as("owner"), { clientId, name: "x" })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(disableClient(as("owner"), { clientId, reason: "r" })).rejects.toMatchObject({
        code: "not_found",
      });
      await expect(rotateClientSecret(as("owner"), { clientId })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });
});

describe("token lifetimes of a client", () => {
  it.each([
    [{ accessTokenSeconds: 59 }, { accessTokenSeconds: "client.seconds_out_of_bounds" }],
    [{ accessTokenSeconds: 3_601 }, { accessTokenSeconds: "client.seconds_out_of_bounds" }],
    [{ idTokenSeconds: Number.NaN }, { idTokenSeconds: "client.seconds_invalid" }],
    [{ refreshIdleSeconds: 91 * 86_400 }, { refreshIdleSeconds: "client.seconds_out_of_bounds" }],
    [{ refreshAbsoluteSeconds: 366 * 86_400 }, { refreshAbsoluteSeconds: "client.seconds_out_of_bounds" }],
    [{ refreshAbsoluteSeconds: 86_400 }, { refreshAbsoluteSeconds: "client.absolute_below_idle" }],
  ])("refuse %o", async (lifetimes, fields) => {
    const refusal = { code: "invalid_input", fields };
    const { clientId } = await make();
    await expect(changeClient(as("owner"), { clientId, ...lifetimes })).rejects.toMatchObject(refusal);
    const input = { name: "x", redirectUris: [redirectUri], ...lifetimes };
    await expect(createClient(as("owner"), input)).rejects.toMatchObject(refusal);
  });
});

describe("turning a client away", () => {
  it("wants a reason of a person, which the audit keeps; it can be let in again, once", async () => {
    const { clientId } = await make();
    await expect(disableClient(as("operator"), { clientId })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: "client.reason_missing" },
    });
    await disableClient(as("operator"), { clientId, reason: " its site was broken into " });
    expect((await lastAudit("client.disabled")).data).toEqual({
      clientId,
      reason: "its site was broken into",
    });
    const again = { clientId, reason: "again" };
    await expect(disableClient(as("operator"), again)).rejects.toMatchObject({ code: "not_found" });
    await expect(rotateClientSecret(as("operator"), { clientId })).rejects.toMatchObject({
      code: "not_found",
    });
    await enableClient(as("operator"), { clientId });
    await expect(enableClient(as("operator"), { clientId })).rejects.toMatchObject({ code: "not_found" });
    expect(await readClient(as("owner"), { clientId })).toMatchObject({ disabledAt: null });
  });
});

describe("addresses of a client", () => {
  it("say which field is wrong", async () => {
    const input = {
      name: "",
      redirectUris: [redirectUri, "http://shop.example/cb"],
      postLogoutRedirectUris: ["https://a.example/", "https://a.example/"],
      backchannelLogoutUri: "nowhere",
    };
    await expect(createClient(as("owner"), input)).rejects.toMatchObject({
      fields: {
        name: "client.name_empty",
        redirectUris: "client.uri_insecure",
        postLogoutRedirectUris: "client.uri_twice",
        backchannelLogoutUri: "client.uri_relative",
      },
    });
  });
});
