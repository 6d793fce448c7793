import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const variantClass: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink-2 hover:bg-sunken hover:text-ink",
  danger: "border border-danger bg-surface text-danger hover:bg-danger hover:text-danger-ink",
};

const sizeClass: Record<ButtonSize, string> = {
  small: "min-h-7 gap-1 px-2 text-sm",
  medium: "min-h-8 gap-1.5 px-3 text-sm",
  large: "min-h-10 gap-2 px-4 text-base",
};

export type ButtonLook = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** As wide as its place: for forms on a phone. */
  wide?: boolean | undefined;
};

/** The one look of everything that is pressed, shared by buttons and links. */
export function buttonClass({ variant = "secondary", size = "medium", wide = false }: ButtonLook): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-md font-medium transition-colors",
    "pointer-coarse:min-h-11 pointer-coarse:min-w-11 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-70",
    variantClass[variant],
    sizeClass[size],
    wide && "w-full",
  );
}
