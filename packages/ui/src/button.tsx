import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export type ButtonProps = ComponentProps<"button"> & ButtonLook & { icon?: ReactNode };

/** A button that is not a submit unless it says so. One `primary` a page. */
export function Button({
  variant,
  size,
  wide,
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={clsx(buttonClass({ variant, size, wide }), className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}
