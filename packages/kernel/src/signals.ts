import { channel } from "node:diagnostics_channel";

/**
 * Things that happen inside verbs and that an operator counts, with their labels. Few and fixed words: never a name, an
 * address or anything else of somebody's.
 */
export interface Signals {
  /** A try to sign in: `signed_in`, `choose_realm`, or the code of its refusal. */
  readonly sign_in: { readonly outcome: string };
  /** A throttle refused somebody. */
  readonly throttled: { readonly rule: string };
  /** The password-hash queue was full. */
  readonly hash_refused: Readonly<Record<never, string>>;
}

/**
 * Says that something happened. It goes over Node's diagnostics channels, which belong to the process and not to a
 * module: Next bundles its own copy of every module. Without a listener it costs next to nothing.
 */
export function signal<N extends keyof Signals>(name: N, labels: Signals[N]): void {
  channel(`hutong.${name}`).publish(labels);
}

/** Listens, for the life of the process. */
export function onSignal<N extends keyof Signals>(name: N, listener: (labels: Signals[N]) => void): void {
  // What is published under this name is typed by `signal` above.
  channel(`hutong.${name}`).subscribe((labels) => listener(labels as Signals[N]));
}
