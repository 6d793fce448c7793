import type { IncomingMessage } from "node:http";
import { ApiProblem } from "./problem.ts";

const mostBytes = 1_048_576;

/** The JSON of a request, undefined where it has no body. @throws ApiProblem `not_json`, `too_large` */
export async function readBody(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new ApiProblem("too_large", { headers: { connection: "close" } });
    chunks.push(chunk);
  }
  if (bytes === 0) return undefined;
  if (!/^application\/json\b/i.test(req.headers["content-type"] ?? "")) throw new ApiProblem("not_json");
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new ApiProblem("invalid_input", { fields: { body: "not_json" } });
  }
}
