/** The mark: two open door leaves and the lane between them, in the colour of the door one stands at. */
export function HutongMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" className="shrink-0">
      <rect width="24" height="24" rx="5.5" className="fill-accent" />
      <path d="M5 5.5 10.4 8v8L5 18.5zM19 5.5 13.6 8v8L19 18.5z" className="fill-accent-ink" />
      <path
        d="M8.6 11.4v1.6M15.4 11.4v1.6"
        className="stroke-accent"
        strokeWidth="1.1"
        strokeLinecap="round"
      />
    </svg>
  );
}
