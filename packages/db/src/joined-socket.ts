import { Socket } from "node:net";

/**
 * What is written while the socket is corked goes out as one piece. `pg` writes a statement as three or four messages;
 * Node would hand each of them to the kernel, at a cost above that of copying these few hundred bytes (ADR 117).
 */
export class JoinedSocket extends Socket {
  override _writev(
    pieces: { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this._write(Buffer.concat(pieces.map(({ chunk }) => chunk)), "buffer" as BufferEncoding, done);
  }
}
