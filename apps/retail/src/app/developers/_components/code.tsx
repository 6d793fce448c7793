/** Text to be copied: it wraps, so that nothing of it is hidden on a phone. */
export function Code({ children }: { children: string }) {
  return (
    <pre className="whitespace-pre-wrap rounded-md bg-sunken p-3 font-mono text-xs leading-relaxed [overflow-wrap:anywhere]">
      {children}
    </pre>
  );
}
