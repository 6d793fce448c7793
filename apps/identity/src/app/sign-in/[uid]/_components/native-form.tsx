import type { FormErrors } from "@hutong/site";
import { FormError } from "@hutong/ui";
import type { ReactNode } from "react";
import { NativeSubmit } from "./native-submit.tsx";

interface NativeFormProps {
  readonly action: string;
  readonly errors: FormErrors;
  readonly submit: string;
  readonly children: ReactNode;
}

/** A form the browser posts itself: its answer may lead to another site, which a server action cannot. */
export function NativeForm({ action, errors, submit, children }: NativeFormProps) {
  return (
    <form method="post" action={action} className="grid gap-4" noValidate>
      <FormError errors={errors.summary} reference={errors.reference} />
      {children}
      <NativeSubmit text={submit} />
    </form>
  );
}
