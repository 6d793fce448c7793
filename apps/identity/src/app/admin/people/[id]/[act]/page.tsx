import { requireFreshSession, restoredView } from "@hutong/site";
import { ButtonLink, Card, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { AdminPage } from "../../../_components/admin-page.tsx";
import { type LoadedPerson, loadPerson } from "../loaders.ts";
import { mergePath } from "../merge/merge-path.ts";
import { actPath, type PersonAct, readAct } from "../person-acts.ts";
import { ActForm } from "./_components/act-form.tsx";
import { UndoFacts } from "./_components/undo-facts.tsx";
import { UnlinkFacts } from "./_components/unlink-facts.tsx";
import { actOnPerson } from "./actions.ts";
import { type ActSubject, loadSubject } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.person"))("title") };
}

const dangerous: readonly PersonAct[] = ["freeze", "freeze-id", "unlink", "remove-upstream"];

/** One act upon one person: what it will do, to whom, how it is undone, and why it is done. */
export default async function ActPage({ params, searchParams }: PageProps<"/admin/people/[id]/[act]">) {
  const [{ id, act: named }, query] = await Promise.all([params, searchParams]);
  await requireAdministrator(["operator", "owner"]);
  const loaded = await loadPerson(id);
  const { person, administrator, mayAct } = loaded;
  const act = readAct(named);
  if (!act || !mayAct || (act === "role" && administrator.role !== "owner")) notFound();
  const item = typeof query.item === "string" ? query.item.slice(0, 64) : "";
  const subject = await loadSubject(person, act, item);
  const page = `/admin/people/${person.userId}`;
  await requireFreshSession(actPath(person.userId, act, item));
  const t = await getTranslations("admin");
  const title = t(`person.act.${act}`);
  return (
    <AdminPage
      place="people"
      title={title}
      lead={t("person.actOn", { name: await namedFor(person, item) })}
      breadcrumb={[
        { href: "/admin/people", label: t("people.title") },
        { href: page, label: person.displayName },
        { label: title },
      ]}
    >
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
        {subject.kind === "unlink" && <UnlinkFacts preview={subject.preview} />}
        {subject.kind === "undo" && <UndoFacts preview={subject.preview} />}
        {subject.stop ? (
          <Notice
            tone="warning"
            title={t(`stop.${subject.kind}_${subject.stop}.title`)}
            actions={<WayOn loaded={loaded} subject={subject} />}
          >
            {t(`stop.${subject.kind}_${subject.stop}.text`)}
          </Notice>
        ) : (
          <>
            <Notice tone={dangerous.includes(act) ? "warning" : "info"}>{t(`person.will.${act}`)}</Notice>
            <Card>
              <ActForm
                action={actOnPerson.bind(null, { userId: person.userId, act, item })}
                initial={await restoredView(`person-${act}`, query)}
                isDanger={dangerous.includes(act)}
                cancelHref={page}
                roles={act === "role" ? await roleOptions() : undefined}
                role={person.adminRole ?? "none"}
                asksContact={act === "unlink"}
                texts={{
                  role: t("people.column.role"),
                  contact: t("person.contact"),
                  contactHint: t("person.contactHint"),
                  reason: t("person.reason"),
                  reasonHint: t("person.reasonHint"),
                  submit: title,
                  cancel: t("person.cancel"),
                }}
              />
            </Card>
          </>
        )}
      </div>
    </AdminPage>
  );
}

/** Whom or what the act is about: the person, and the ID or the way in of hers. */
async function namedFor(
  { displayName, ids, upstreams }: LoadedPerson["person"],
  item: string,
): Promise<string> {
  const id = ids.find(({ accountId }) => accountId === item);
  if (id) return `${displayName} · ${id.realm}/${id.loginName}`;
  const way = upstreams.find((one) => one.id === item);
  if (way)
    return `${displayName} · ${(await getLocale()) === "en" ? way.nameEn : way.nameZh} …${way.subjectEnd}`;
  return displayName;
}

async function roleOptions() {
  const t = await getTranslations("admin");
  return (["none", "support", "operator", "auditor", "owner"] as const).map((value) => ({
    value,
    label: value === "none" ? t("person.noRole") : t(`people.roleOf.${value}`),
  }));
}

/** Where a refusal leads on. */
async function WayOn({ loaded: { person }, subject }: { loaded: LoadedPerson; subject: ActSubject }) {
  const t = await getTranslations("admin.way");
  const page = `/admin/people/${person.userId}`;
  const ways: Partial<
    Record<NonNullable<ActSubject["stop"]>, { readonly href: string; readonly text: string }>
  > = {
    disputed: { href: "/admin/disputes", text: t("disputes") },
    no_password: { href: actPath(person.userId, "send-reset"), text: t("sendReset") },
    in_use: { href: mergePath(person.userId), text: t("merge") },
  };
  const first = subject.stop && ways[subject.stop];
  return (
    <>
      {first && <ButtonLink href={first.href}>{first.text}</ButtonLink>}
      <ButtonLink href={page}>{t("person")}</ButtonLink>
    </>
  );
}
