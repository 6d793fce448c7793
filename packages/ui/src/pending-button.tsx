"use client";

import { LoaderCircle } from "lucide-react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button.tsx";

type PendingButtonProps = Omit<ButtonProps, "type"> & { pendingText: string };

/** `aria-disabled` and not `disabled`: the button keeps the focus, so nothing is lost to keyboard and screen reader. */
export function PendingButton({ pendingText, icon, children, onClick, ...rest }: PendingButtonProps) {
  const { pending } = useFormStatus();
  return (
    <>
      <Button
        {...rest}
        type="submit"
        aria-disabled={pending || undefined}
        icon={
          pending ? (
            <LoaderCircle size={16} aria-hidden="true" className="animate-spin motion-reduce:hidden" />
          ) : (
            icon
          )
        }
        onClick={(event) => {
          if (pending) event.preventDefault();
          else onClick?.(event);
        }}
      >
        {children}
      </Button>
      <span role="status" className="sr-only">
        {pending ? pendingText : ""}
      </span>
    </>
  );
}
