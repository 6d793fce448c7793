/**
 * @typedef {object} Step
 * @property {(text: string) => void} update changes what is being done, on a terminal
 * @property {(text: string) => void} done
 * @property {() => void} fail
 *
 * @typedef {object} Progress
 * @property {(title: string) => Step} begin
 * @property {(text: string) => void} say a line of its own
 */

/**
 * One line for each step, with its seconds. A terminal sees the running step count; elsewhere a step that
 * takes longer than a second announces itself, so that a log shows what is being waited for.
 * @param {NodeJS.WriteStream} stream
 * @returns {Progress}
 */
export function createProgress(stream) {
  const live = Boolean(stream.isTTY) && process.env.TERM !== "dumb";
  const colour = live && !process.env.NO_COLOR;
  const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
    colour ? `\u001b[${code}m${text}\u001b[39m` : text;
  const clear = live ? "\r\u001b[2K" : "";

  return {
    say: (text) => void stream.write(`${text}\n`),
    begin: (title) => {
      const startedAt = Date.now();
      let text = title;
      const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
      const draw = () => void stream.write(`${clear}${paint(36, "…")} ${text} (${seconds()} s)`);
      const announce = () => void stream.write(`… ${title}\n`);
      const timer = live ? setInterval(draw, 200) : setTimeout(announce, 1000);
      timer.unref();
      if (live) draw();
      /** @param {string} line */
      const end = (line) => {
        clearInterval(timer);
        stream.write(`${clear}${line}\n`);
      };
      return {
        update: (next) => {
          text = next;
        },
        done: (result) => end(`${paint(32, "✓")} ${result} (${seconds()} s)`),
        fail: () => end(`${paint(31, "✗")} ${title} (${seconds()} s)`),
      };
    },
  };
}

/**
 * Runs work as one step: `work` returns the line that says what was done.
 * @param {Progress} progress
 * @param {string} title
 * @param {(step: Step) => Promise<string> | string} work
 */
export async function runStep(progress, title, work) {
  const step = progress.begin(title);
  try {
    step.done(await work(step));
  } catch (error) {
    step.fail();
    throw error;
  }
}

/** A progress that says nothing. @type {Progress} */
export const silent = {
  begin: () => ({ update: () => {}, done: () => {}, fail: () => {} }),
  say: () => {},
};
