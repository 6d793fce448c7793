import { redirect } from "next/navigation";
import { requireAdministrator } from "@/lib/administrator.ts";

/** The console begins with the people. */
export default async function AdminHome() {
  await requireAdministrator();
  redirect("/admin/people");
}
