/** The one look of inputs, selects and text areas. 16 px on phones, or iOS zooms into the field. */
export const controlClass =
  "block min-h-8 w-full rounded-md border border-line-strong bg-surface px-2.5 py-1 text-base text-ink " +
  "pointer-coarse:min-h-11 md:pointer-fine:text-sm " +
  "focus-visible:border-accent focus-visible:outline-offset-0 " +
  "aria-invalid:border-danger aria-invalid:outline-danger " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3";
