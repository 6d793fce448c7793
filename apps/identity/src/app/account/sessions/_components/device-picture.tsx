/** A phone or a computer, as a line drawing. */
export function DevicePicture({ handheld }: { handheld: boolean }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0 text-ink-3"
    >
      {handheld ? (
        <path d="M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2" />
      ) : (
        <path d="M4.5 4.5h15a1 1 0 0 1 1 1v9.5h-17V5.5a1 1 0 0 1 1-1zM1.5 18.5h21l-1.5-3.5H3z" />
      )}
    </svg>
  );
}
