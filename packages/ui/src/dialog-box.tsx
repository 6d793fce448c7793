"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { DialogProps } from "./dialog.tsx";

/** Radix keeps focus inside, closes on Escape and returns the focus to the trigger. */
export function DialogBox(props: DialogProps & { closeText: string }) {
  const { trigger, title, description, children, defaultOpen = false, closeText } = props;
  // Radix wants to be told when there is no description, or it warns.
  const undescribed = description ? {} : { "aria-describedby": undefined };
  return (
    <Radix.Root defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[rgb(12_14_20/0.45)]" />
        <Radix.Content
          {...undescribed}
          className="fixed inset-x-3 bottom-3 z-50 mx-auto max-h-[calc(100dvh-1.5rem)] max-w-md overflow-y-auto rounded-md bg-raised p-5 text-ink shadow-float sm:top-[18vh] sm:bottom-auto sm:max-h-[70vh]"
        >
          <Radix.Title className="pr-8 text-lg">{title}</Radix.Title>
          {description && (
            <Radix.Description asChild>
              <div className="mt-1 text-ink-2">{description}</div>
            </Radix.Description>
          )}
          {children && <div className="mt-4">{children}</div>}
          <Radix.Close
            aria-label={closeText}
            title={closeText}
            className="absolute top-3 right-3 flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-sunken hover:text-ink pointer-coarse:size-11"
          >
            <X size={17} aria-hidden="true" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
