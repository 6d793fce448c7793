import type { PersonLine } from "@hutong/identity";
import { getTranslations } from "next-intl/server";
import { maskContact } from "@/lib/mask-contact.ts";
import { peopleView } from "../people-view.ts";

/** People as rows of a file; several of a kind are one cell, a line of the cell each. */
export async function peopleCsv(people: readonly PersonLine[]) {
  const t = await getTranslations("admin.people");
  const head = [t("name"), ...peopleView.columns.map((key) => t(`column.${key}`)), "id"];
  const rows = people.map((person) => [
    person.displayName,
    person.ids.map((id) => `${id.realm}/${id.loginName}`).join("\n"),
    person.ids.map(({ memberNo }) => memberNo).join("\n"),
    person.contacts.map(({ kind, value }) => maskContact(kind, value)).join("\n"),
    person.seats.map((seat) => `${seat.realm}/${seat.ownerName}:${seat.name}`).join("\n"),
    t(`statusOf.${person.status}`),
    person.adminRole && t(`roleOf.${person.adminRole}`),
    person.createdAt.toISOString(),
    person.userId,
  ]);
  return { head, rows };
}
