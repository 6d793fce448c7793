import { expect, freshPerson, sites, sql, test, Visitor } from "@hutong/testing/e2e";
import { createRemoteJWKSet, customFetch, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { allScopes, fetchIdentity, joinAs, LogoutReceiver, signInTo, walkBack } from "./stock-site.ts";

test.describe("a stock client against the running world", () => {
  test("openid-client: discovery, PKCE, the real forms, token, userinfo, refresh, introspection, revocation", async () => {
    const [person, site] = await Promise.all([freshPerson(), joinAs()]);
    client.enableNonRepudiationChecks(site.config);
    const { tokens } = await signInTo(site, person);
    expect(tokens.claims()).toMatchObject({ sub: person.userId, aud: site.clientId, iss: sites.identity });
    const info = await client.fetchUserInfo(site.config, tokens.access_token, person.userId);
    expect(info).toMatchObject({
      name: person.displayName,
      site_accounts: [{ realm: "retail", login_name: person.name, member_no: person.memberNo }],
    });
    const next = await client.refreshTokenGrant(site.config, tokens.refresh_token ?? "");
    expect(next.refresh_token).toBeTruthy();
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect((await client.tokenIntrospection(site.config, next.access_token)).active).toBe(true);
    await client.tokenRevocation(site.config, next.access_token);
    expect((await client.tokenIntrospection(site.config, next.access_token)).active).toBe(false);
    await client.tokenRevocation(site.config, next.refresh_token ?? "");
    await expect(client.refreshTokenGrant(site.config, next.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  test("openid-client: pushed request, sign-out from the site, and the logout token that follows", async () => {
    const receiver = await new LogoutReceiver().open();
    const [person, site] = await Promise.all([freshPerson(), joinAs({ backchannelLogoutUri: receiver.uri })]);
    const { visitor, tokens, start } = await signInTo(site, person, { pushed: true });
    expect([...start.searchParams.keys()].toSorted()).toEqual(["client_id", "request_uri"]);
    const out = client.buildEndSessionUrl(site.config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: site.afterLogout,
      state: "back",
    });
    const question = await visitor.get(out);
    expect(question.url.pathname).toBe("/sign-out");
    const xsrf = question.url.searchParams.get("xsrf") ?? "";
    const saidAtMs = Date.now();
    const left = await visitor.post(
      `${sites.identity}/oauth/logout/confirm`,
      { xsrf, logout: "yes" },
      { stopAt: (to) => to.href.startsWith(site.afterLogout) },
    );
    expect(left.headers.location).toBe(`${site.afterLogout}?state=back`);
    await expect.poll(() => receiver.heard.length).toBe(1);
    expect((receiver.heard[0]?.atMs ?? Infinity) - saidAtMs).toBeLessThan(5_000);
    const keys = createRemoteJWKSet(new URL(`${sites.identity}/oauth/jwks`), {
      [customFetch]: fetchIdentity,
    });
    const { payload, protectedHeader } = await jwtVerify(receiver.heard[0]?.token ?? "", keys, {
      issuer: sites.identity,
      audience: site.clientId,
      typ: "logout+jwt",
    });
    expect(protectedHeader.alg).toBe("ES256");
    expect(payload).toMatchObject({ sub: person.userId, sid: tokens.claims()?.sid });
    expect(payload.events).toHaveProperty(["http://schemas.openid.net/event/backchannel-logout"]);
    expect(payload).not.toHaveProperty("nonce");
    await receiver.close();
  });

  test("oauth4webapi: every answer validated, the ID token's signature too", async () => {
    const [person, site] = await Promise.all([freshPerson(), joinAs()]);
    const options = {
      [oauth.customFetch]: fetchIdentity,
      [oauth.allowInsecureRequests]: true,
    };
    const issuer = new URL(sites.identity);
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, options),
    );
    const me: oauth.Client = { client_id: site.clientId };
    const auth = oauth.ClientSecretBasic(site.clientSecret);
    const verifier = oauth.generateRandomCodeVerifier();
    const nonce = oauth.generateRandomNonce();
    const pushed = await oauth.processPushedAuthorizationResponse(
      server,
      me,
      await oauth.pushedAuthorizationRequest(
        server,
        me,
        auth,
        new URLSearchParams({
          redirect_uri: site.redirectUri,
          response_type: "code",
          scope: allScopes,
          state: "s1",
          nonce,
          code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
        }),
        options,
      ),
    );
    const start = new URL(server.authorization_endpoint ?? "");
    start.search = `${new URLSearchParams({ client_id: site.clientId, request_uri: pushed.request_uri })}`;
    const back = oauth.validateAuthResponse(server, me, await walkBack(new Visitor(), start, person), "s1");
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      me,
      auth,
      back,
      site.redirectUri,
      verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, me, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, answer, options);
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(person.userId);
  });
});

test.describe("SECURITY 6: refresh tokens against the running world", () => {
  test.setTimeout(180_000);

  test("eight at once, a hundred rounds: one successor each, she stays signed in; late reuse ends the family", async () => {
    const [person, site] = await Promise.all([freshPerson(), joinAs()]);
    const { tokens } = await signInTo(site, person);
    const first = tokens.refresh_token ?? "";
    let current = first;
    for (let round = 1; round <= 100; round += 1) {
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, () => client.refreshTokenGrant(site.config, current)),
      );
      const won = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
      expect(won, `round ${round}`).toHaveLength(1);
      for (const answer of answers) {
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ error: "invalid_grant" });
      }
      current = won[0]?.refresh_token ?? "";
    }
    const alive = await client.refreshTokenGrant(site.config, current);
    const live = await sql<{ n: number }>(
      `select count(*)::int as n from provider_records where model = 'RefreshToken' and consumed_at is null
        and payload->>'clientId' = $1`,
      [site.clientId],
    );
    expect(live[0]?.n).toBe(1);
    await client.fetchUserInfo(site.config, alive.access_token, person.userId);

    await sql(
      "update provider_records set consumed_at = consumed_at - interval '11 seconds' where payload->>'clientId' = $1",
      [site.clientId],
    );
    await expect(client.refreshTokenGrant(site.config, first)).rejects.toMatchObject({
      error: "invalid_grant",
    });
    await expect(client.refreshTokenGrant(site.config, alive.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
    await expect(client.fetchUserInfo(site.config, alive.access_token, person.userId)).rejects.toThrow();
  });
});
