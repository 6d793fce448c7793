import { requireFreshSession, restoredView } from "@hutong/site";
import { Card, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { AdminPage } from "../../../_components/admin-page.tsx";
import { loadPerson } from "../loaders.ts";
import { readAct } from "../person-acts.ts";
import { ActForm } from "./_components/act-form.tsx";
import { actOnPerson } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.person"))("title") };
}

/** One act upon one person: what it will do, to whom, how it is undone, and why it is done. */
export default async function ActPage({ params, searchParams }: PageProps<"/admin/people/[id]/[act]">) {
  const [{ id, act: named }, query] = await Promise.all([params, searchParams]);
  await requireAdministrator(["operator", "owner"]);
  const { person, administrator, mayAct } = await loadPerson(id);
  const act = readAct(named);
  if (!act || !mayAct || (act === "role" && administrator.role !== "owner")) notFound();
  const uid = typeof query.uid === "string" ? query.uid.slice(0, 64) : "";
  const page = `/admin/people/${person.userId}`;
  const path = `${page}/${act}${uid ? `?uid=${encodeURIComponent(uid)}` : ""}`;
  await requireFreshSession(path);
  const t = await getTranslations("admin");
  const title = t(`person.act.${act}`);
  return (
    <AdminPage
      place="people"
      title={title}
      lead={t("person.actOn", { name: person.displayName })}
      breadcrumb={[
        { href: "/admin/people", label: t("people.title") },
        { href: page, label: person.displayName },
        { label: title },
      ]}
    >
      <div className="grid max-w-xl gap-4">
        <Notice tone={act === "freeze" ? "warning" : "info"}>{t(`person.will.${act}`)}</Notice>
        <Card>
          <ActForm
            action={actOnPerson.bind(null, { userId: person.userId, act, uid })}
            initial={await restoredView(`person-${act}`, query)}
            isDanger={act === "freeze"}
            cancelHref={page}
            roles={
              act === "role"
                ? (["none", "support", "operator", "auditor", "owner"] as const).map((value) => ({
                    value,
                    label: value === "none" ? t("person.noRole") : t(`people.roleOf.${value}`),
                  }))
                : undefined
            }
            role={person.adminRole ?? "none"}
            texts={{
              role: t("people.column.role"),
              reason: t("person.reason"),
              reasonHint: t("person.reasonHint"),
              submit: title,
              cancel: t("person.cancel"),
            }}
          />
        </Card>
      </div>
    </AdminPage>
  );
}
