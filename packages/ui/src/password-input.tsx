"use client";

import clsx from "clsx";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState, useSyncExternalStore } from "react";
import { controlClass } from "./control-class.ts";

type PasswordInputProps = Omit<ComponentProps<"input">, "type"> & { showText: string; hideText: string };

const never = () => () => {};

/** The button appears only once JavaScript runs, for without it it could do nothing. */
export function PasswordInput({ showText, hideText, className, ...input }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const hydrated = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <input
        spellCheck={false}
        autoCapitalize="none"
        {...input}
        type={shown ? "text" : "password"}
        className={clsx(controlClass, "pr-10 pointer-coarse:pr-12", className)}
      />
      {hydrated && (
        <button
          type="button"
          onClick={() => setShown(!shown)}
          aria-controls={input.id}
          aria-label={shown ? hideText : showText}
          title={shown ? hideText : showText}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-ink-3 -outline-offset-2 hover:text-ink pointer-coarse:w-11"
        >
          <Icon size={17} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
