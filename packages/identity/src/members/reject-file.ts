import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

export interface Reject {
  readonly line: number;
  /** Key, e.g. `email.invalid`. */
  readonly reason: string;
  readonly raw: string;
  /** The password hash of the line, where it could be read: it is taken out of `raw`. */
  readonly secret: string | null;
}

const texts: Record<string, string> = {
  "line.unreadable": "This is no line of the file's format.",
  "line.too_long": "The line is longer than 65,536 characters.",
  "line.refused": "The database refused the values of this line.",
  "member_no.duplicate": "An earlier line of this file has the same member number.",
  "member_no.taken": "This member number belongs to another login name already.",
  "login_name.taken": "This login name belongs to another member number.",
  "password_hash.invalid": "The password hash has no known form, or costs too much to verify.",
};

/** In case the line could not be read: everything that looks like a password hash. */
const hashShape =
  /\$(?:2[abxy]|argon2\w*|scrypt)\$[^\s",]*|pbkdf2[-_][^\s",]*|\{(?:sha1|md5|ssha)\}[^\s",]*/gi;

function withoutHash({ raw, secret }: Reject): string {
  const text = secret ? raw.replaceAll(secret, "[hash]") : raw;
  return text.replace(hashShape, "[hash]").slice(0, 2_000);
}

/** The file of refused lines: JSON lines with number, reason and text, readable by its owner alone. */
export class RejectFile {
  readonly #stream;

  constructor(path: string) {
    this.#stream = createWriteStream(path, { mode: 0o600 });
    // A broken stream is reported by the next write or by close.
    this.#stream.on("error", () => undefined);
  }

  async write(reject: Reject): Promise<void> {
    const { line, reason } = reject;
    const text = texts[reason] ?? `Field ${reason.replace(".", " is ").replaceAll("_", " ")}.`;
    const entry = JSON.stringify({ line, reason, text, raw: withoutHash(reject) });
    if (this.#stream.errored) throw this.#stream.errored;
    if (!this.#stream.write(`${entry}\n`)) await once(this.#stream, "drain");
  }

  async close(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
  }
}
