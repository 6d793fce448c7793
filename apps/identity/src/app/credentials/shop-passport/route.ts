import { claimNames } from "@hutong/reputation";
import { credentialType } from "@hutong/reputation/credential";
import { site } from "@hutong/site";
import en from "@hutong/site/messages/en.json" with { type: "json" };
import zh from "@hutong/site/messages/zh-CN.json" with { type: "json" };

/** What our credentials are (SD-JWT VC Type Metadata): each claim can be disclosed by itself, the shop is always there. */
export function GET(): Response {
  const { origin } = site().env;
  return Response.json(
    {
      vct: credentialType(origin),
      name: "Shop credential",
      description: "The standing of a shop on Hutong, computed by the platform from sales and reviews.",
      claims: [
        { path: ["shop"], sd: "never" },
        ...claimNames.map((claim) => ({
          path: [claim],
          sd: "always",
          display: [
            { lang: "zh-CN", label: zh.claim.name[claim] },
            { lang: "en", label: en.claim.name[claim] },
          ],
        })),
      ],
    },
    {
      headers: {
        "cache-control": "public, max-age=300",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      },
    },
  );
}
