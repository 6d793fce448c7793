import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { LoadMessage, LoadOrder, LoadResult } from "./load.ts";

/** The process that makes the load. */
export class LoadProcess {
  readonly #child: ChildProcess = fork(join(import.meta.dirname, "load.ts"), { execArgv: process.execArgv });

  /** Brings the users to where the flow begins. */
  async prepare(order: LoadOrder): Promise<void> {
    await this.#ask(order, "prepared");
  }

  /** Runs what was prepared. */
  async go(): Promise<LoadResult> {
    const message = await this.#ask("go", "done");
    if (message.type !== "done") throw new Error("unexpected answer of the load process");
    return message.result;
  }

  end(): void {
    this.#child.kill();
  }

  #ask(message: LoadOrder | "go", wanted: LoadMessage["type"]): Promise<LoadMessage> {
    return new Promise((settle, fail) => {
      const ended = () => fail(new Error("the load process ended"));
      this.#child.once("exit", ended);
      this.#child.once("message", (answer: LoadMessage) => {
        this.#child.off("exit", ended);
        if (answer.type === wanted) settle(answer);
        else fail(new Error(answer.type === "failed" ? answer.message : `unexpected: ${answer.type}`));
      });
      this.#child.send(message);
    });
  }
}
