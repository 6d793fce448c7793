import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DialogBox } from "./dialog-box.tsx";

export type DialogProps = {
  /** One element that takes a ref and a click: a Button. */
  trigger: ReactNode;
  title: string;
  description?: ReactNode;
  /** The body; a form goes here with its own submit. */
  children?: ReactNode;
  defaultOpen?: boolean | undefined;
};

/**
 * A question over the page. It needs JavaScript, so whatever it offers must also be reachable as a page.
 */
export function Dialog(props: DialogProps) {
  const t = useTranslations("ui.dialog");
  return <DialogBox {...props} closeText={t("close")} />;
}
