import { redirect } from "next/navigation";

/** Signing in begins with the provider, so that there is one way in: it comes back with the form. */
export default function SignIn() {
  redirect("/login?next=/account");
}
