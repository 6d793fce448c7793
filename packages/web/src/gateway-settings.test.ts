import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { gatewaysOf, gatewayVariables } from "./gateway-settings.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const read = (given: Record<string, string>) => gatewaysOf(z.object(gatewayVariables).parse(given));
const alipay = (key: string) => ({
  HUTONG_ALIPAY_APP_ID: "2021000122671080",
  HUTONG_ALIPAY_PRIVATE_KEY: key,
  HUTONG_ALIPAY_PUBLIC_KEY: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
});

describe("the settings of payment gateways", () => {
  it("are none without any", () => {
    expect(read({})).toEqual({ alipay: undefined, stripe: undefined });
  });

  it.each([
    ["PKCS #8, base64", privateKey.export({ type: "pkcs8", format: "der" }).toString("base64")],
    ["PKCS #1, base64", privateKey.export({ type: "pkcs1", format: "der" }).toString("base64")],
    ["PEM", privateKey.export({ type: "pkcs8", format: "pem" }).toString()],
  ])("take Alipay's private key as %s", (_name, key) => {
    expect(read(alipay(key)).alipay).toEqual({
      appId: "2021000122671080",
      privateKey: privateKey.export({ type: "pkcs1", format: "pem" }),
      alipayPublicKey: publicKey.export({ type: "spki", format: "pem" }),
      gatewayUrl: "https://openapi.alipay.com/gateway.do",
    });
  });

  it("refuse what is no key, what is half, and never say a value", () => {
    const secret = "bm8ga2V5IGF0IGFsbA==";
    const refusal = (given: Record<string, string>) => {
      try {
        read(given);
      } catch (error) {
        return String(error);
      }
      return "taken";
    };
    expect(refusal(alipay(secret))).toMatch(/not an RSA key[\s\S]*HUTONG_ALIPAY_PRIVATE_KEY/);
    expect(refusal(alipay(secret))).not.toContain(secret);
    expect(refusal({ HUTONG_ALIPAY_APP_ID: "2021000122671080" })).toMatch(
      /by half: HUTONG_ALIPAY_PRIVATE_KEY/,
    );
    const key = `sk_test_${"a1".repeat(12)}`;
    expect(refusal({ HUTONG_STRIPE_SECRET_KEY: key })).toMatch(/HUTONG_STRIPE_WEBHOOK_SECRET is missing/);
    expect(refusal({ HUTONG_STRIPE_SECRET_KEY: key })).not.toContain(key);
    expect(refusal({ HUTONG_STRIPE_SECRET_KEY: "pk_test_12345678" })).toMatch(/secret or restricted/);
  });
});
