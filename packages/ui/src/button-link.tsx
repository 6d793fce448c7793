import clsx from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "href" | "as"> &
  ButtonLook & {
    href: string;
    icon?: ReactNode;
    /** A full navigation, never prefetched: for other sites, downloads and routes that act (`/login`). */
    plain?: boolean | undefined;
  };

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  wide,
  icon,
  plain,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  const look = clsx(buttonClass({ variant, size, wide }), className);
  if (plain || !rest.href.startsWith("/")) {
    return (
      <a className={look} {...rest}>
        {icon}
        {children}
      </a>
    );
  }
  return (
    <Link className={look} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
