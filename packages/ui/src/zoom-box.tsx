"use client";

import { X, ZoomIn, ZoomOut } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type MouseEvent, useRef, useState } from "react";
import type { ZoomPictureProps } from "./zoom-picture.tsx";

type ZoomBoxProps = ZoomPictureProps &
  Readonly<Record<"openText" | "closeText" | "largerText" | "smallerText", string>>;

const controlClass =
  "flex size-9 items-center justify-center rounded-md bg-raised text-ink shadow-float hover:bg-sunken pointer-coarse:size-11";

/** Radix keeps focus inside, closes on Escape and returns the focus to the small picture. */
export function ZoomBox(props: ZoomBoxProps) {
  const { href, alt, width, height, children, openText, closeText, largerText, smallerText } = props;
  const small = useRef<HTMLAnchorElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const open = (event: MouseEvent) => {
    // A new tab or a download is what was asked for.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setLarge(false);
    setOpen(true);
  };
  const toggleText = isLarge ? smallerText : largerText;
  return (
    <Radix.Root open={isOpen} onOpenChange={setOpen}>
      <a
        ref={small}
        href={href}
        target="_blank"
        rel="noreferrer"
        title={openText}
        aria-haspopup="dialog"
        onClick={open}
        className="group relative block cursor-zoom-in rounded-md"
      >
        {children}
        <span
          aria-hidden="true"
          className="absolute right-2 bottom-2 flex size-9 items-center justify-center rounded-md bg-raised/90 text-ink-2 group-hover:text-ink"
        >
          <ZoomIn size={18} />
        </span>
      </a>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[rgb(12_14_20/0.7)]" />
        <Radix.Content
          aria-describedby={undefined}
          // Radix returns it to its own trigger; a link that works by itself is none.
          onCloseAutoFocus={() => small.current?.focus()}
          className="fixed inset-2 z-50 overflow-auto overscroll-contain rounded-md bg-raised sm:inset-6"
        >
          <Radix.Title className="sr-only">{alt}</Radix.Title>
          <div className="sticky top-0 z-10 flex h-0 justify-end gap-2 overflow-visible p-3">
            <button
              type="button"
              aria-label={toggleText}
              title={toggleText}
              aria-pressed={isLarge}
              onClick={() => setLarge(!isLarge)}
              className={controlClass}
            >
              {isLarge ? <ZoomOut size={18} aria-hidden="true" /> : <ZoomIn size={18} aria-hidden="true" />}
            </button>
            <Radix.Close aria-label={closeText} title={closeText} className={controlClass}>
              <X size={18} aria-hidden="true" />
            </Radix.Close>
          </div>
          <div className={isLarge ? "w-max min-w-full" : "flex size-full items-center justify-center"}>
            {/* biome-ignore lint/performance/noImgElement: it is kept in its sizes, and shown in its own */}
            <img
              src={href}
              alt={alt}
              width={width}
              height={height}
              className={isLarge ? "mx-auto max-w-none" : "max-h-full w-auto max-w-full object-contain"}
            />
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
