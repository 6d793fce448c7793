const shared = Symbol.for("hutong.drain");

/**
 * Aborts when this process begins to drain: what is answered bit by bit and would never end by itself ends then. Next
 * bundles its own copy of every module, so the one signal hangs on the process.
 */
export function drainController(): AbortController {
  const holder = globalThis as { [shared]?: AbortController };
  holder[shared] ??= new AbortController();
  return holder[shared];
}
