import type { PersonLine } from "@hutong/identity";
import { csvLine, csvStart } from "@hutong/kernel";
import { getTranslations } from "next-intl/server";
import { maskContact } from "@/lib/mask-contact.ts";

/** People as CSV, a line each; several of a kind are one cell, a line of the cell each. */
export async function peopleCsv(people: readonly PersonLine[]): Promise<string> {
  const t = await getTranslations("admin.people");
  const head = [
    t("name"),
    ...(["ids", "numbers", "contacts", "seats", "status", "role", "since"] as const).map((key) =>
      t(`column.${key}`),
    ),
    "id",
  ];
  const lines = people.map((person) =>
    csvLine([
      person.displayName,
      person.ids.map((id) => `${id.realm}/${id.loginName}`).join("\n"),
      person.ids.map(({ memberNo }) => memberNo).join("\n"),
      person.contacts.map(({ kind, value }) => maskContact(kind, value)).join("\n"),
      person.seats.map((seat) => `${seat.realm}/${seat.ownerName}:${seat.name}`).join("\n"),
      t(`statusOf.${person.status}`),
      person.adminRole && t(`roleOf.${person.adminRole}`),
      person.createdAt.toISOString(),
      person.userId,
    ]),
  );
  return csvStart + csvLine(head) + lines.join("");
}
