import { useTranslations } from "next-intl";
import type { ButtonProps } from "./button.tsx";
import { PendingButton } from "./pending-button.tsx";

type SubmitButtonProps = Omit<ButtonProps, "type"> & { pendingText?: string | undefined };

/** Submits the form it stands in; while the form is sent it spins, says so, and takes no second click. */
export function SubmitButton({ pendingText, variant = "primary", ...rest }: SubmitButtonProps) {
  const t = useTranslations("ui.form");
  return <PendingButton {...rest} variant={variant} pendingText={pendingText ?? t("working")} />;
}
