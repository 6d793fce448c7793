import { createPrivateKey, createPublicKey } from "node:crypto";
import { z } from "zod";

/** An RSA key as Alipay's tools give it: one line of base64, or a whole PEM. */
const privateKey = z.string().max(8_192).transform(pemOf(readPrivate));
const publicKey = z.string().max(8_192).transform(pemOf(readPublic));

/** The settings of payment gateways, for the environment's schema. */
export const gatewayVariables = {
  HUTONG_ALIPAY_APP_ID: z
    .string()
    .regex(/^\d{8,32}$/, "the app's number")
    .optional(),
  HUTONG_ALIPAY_PRIVATE_KEY: privateKey.optional(),
  HUTONG_ALIPAY_PUBLIC_KEY: publicKey.optional(),
  HUTONG_ALIPAY_GATEWAY: z.url().default("https://openapi.alipay.com/gateway.do"),
  HUTONG_STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[rs]k_(?:live|test)_\w{8,255}$/, "a secret or restricted key")
    .optional(),
  HUTONG_STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S{8,255}$/, "a webhook's signing secret")
    .optional(),
  HUTONG_STRIPE_API: z.url().default("https://api.stripe.com"),
};

export interface GatewayEnv {
  /** Alipay, where all of it is set. Keys are PEM. */
  readonly alipay:
    | {
        readonly appId: string;
        readonly privateKey: string;
        readonly alipayPublicKey: string;
        readonly gatewayUrl: string;
      }
    | undefined;
  readonly stripe:
    | { readonly secretKey: string; readonly webhookSecret: string; readonly apiUrl: string }
    | undefined;
}

type Variables = z.output<z.ZodObject<typeof gatewayVariables>>;

/**
 * The gateways that are configured.
 * @throws Error naming what is missing where one is configured by half; never a value
 */
export function gatewaysOf(env: Variables): GatewayEnv {
  const alipay = wholly({
    HUTONG_ALIPAY_APP_ID: env.HUTONG_ALIPAY_APP_ID,
    HUTONG_ALIPAY_PRIVATE_KEY: env.HUTONG_ALIPAY_PRIVATE_KEY,
    HUTONG_ALIPAY_PUBLIC_KEY: env.HUTONG_ALIPAY_PUBLIC_KEY,
  });
  const stripe = wholly({
    HUTONG_STRIPE_SECRET_KEY: env.HUTONG_STRIPE_SECRET_KEY,
    HUTONG_STRIPE_WEBHOOK_SECRET: env.HUTONG_STRIPE_WEBHOOK_SECRET,
  });
  return {
    alipay: alipay && {
      appId: alipay.HUTONG_ALIPAY_APP_ID,
      privateKey: alipay.HUTONG_ALIPAY_PRIVATE_KEY,
      alipayPublicKey: alipay.HUTONG_ALIPAY_PUBLIC_KEY,
      gatewayUrl: env.HUTONG_ALIPAY_GATEWAY,
    },
    stripe: stripe && {
      secretKey: stripe.HUTONG_STRIPE_SECRET_KEY,
      webhookSecret: stripe.HUTONG_STRIPE_WEBHOOK_SECRET,
      apiUrl: env.HUTONG_STRIPE_API,
    },
  };
}

function wholly<K extends string>(parts: Record<K, string | undefined>): Record<K, string> | undefined {
  const missing = Object.entries(parts).filter(([, value]) => value === undefined);
  if (missing.length === Object.keys(parts).length) return undefined;
  if (missing.length === 0) return parts as Record<K, string>; // none is missing
  const names = missing.map(([name]) => name).join(", ");
  throw new Error(`This gateway is configured by half: ${names} is missing. See docs/operating.md.`);
}

function pemOf(read: (given: string) => string) {
  return (given: string, context: z.RefinementCtx<string>): string => {
    try {
      return read(given.trim());
    } catch {
      // The value is a secret: it is in no message.
      context.addIssue({
        code: "custom",
        message: "not an RSA key: base64 (PKCS #8 or #1) or PEM is needed",
      });
      return z.NEVER;
    }
  };
}

/** As PKCS #1, which is what Alipay's SDK takes without being told. */
function readPrivate(given: string): string {
  const key = given.startsWith("-----") ? createPrivateKey(given) : readDer(Buffer.from(given, "base64"));
  if (key.asymmetricKeyType !== "rsa") throw new Error("not RSA");
  return key.export({ type: "pkcs1", format: "pem" }).toString();
}

function readPublic(given: string): string {
  const key = given.startsWith("-----")
    ? createPublicKey(given)
    : createPublicKey({ key: Buffer.from(given, "base64"), format: "der", type: "spki" });
  if (key.asymmetricKeyType !== "rsa") throw new Error("not RSA");
  return key.export({ type: "spki", format: "pem" }).toString();
}

/** Alipay's tools give PKCS #8 for Java and PKCS #1 for everybody else. */
function readDer(key: Buffer) {
  try {
    return createPrivateKey({ key, format: "der", type: "pkcs8" });
  } catch {
    return createPrivateKey({ key, format: "der", type: "pkcs1" });
  }
}
