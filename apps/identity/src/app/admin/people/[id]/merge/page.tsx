import { requireFreshSession, restoredView } from "@hutong/site";
import { Button, ButtonLink, Card, EmptyState, Notice, RealmBadge, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { requireAdministrator } from "@/lib/administrator.ts";
import { AdminPage } from "../../../_components/admin-page.tsx";
import { MergePreview } from "../../../_components/merge-preview.tsx";
import { ReasonForm } from "../../../_components/reason-form.tsx";
import { loadPerson } from "../loaders.ts";
import { merge } from "./actions.ts";
import { type LoadedMerge, loadMerge } from "./loaders.ts";
import { mergePath } from "./merge-path.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.merge"))("title") };
}

/** Another person into this one: whom, then what will happen, then why. */
export default async function MergePage({ params, searchParams }: PageProps<"/admin/people/[id]/merge">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  await requireAdministrator(["operator", "owner"]);
  const { person, mayAct } = await loadPerson(id);
  if (!mayAct) notFound();
  const [from, q] = [query.from, query.q].map((one) => (typeof one === "string" ? one.slice(0, 254) : ""));
  await requireFreshSession(mergePath(person.userId, from));
  const loaded = await loadMerge(person.userId, { from: from ?? "", q: q ?? "" });
  const t = await getTranslations("admin");
  const page = `/admin/people/${person.userId}`;
  return (
    <AdminPage
      place="people"
      title={t("merge.title")}
      lead={t("merge.lead", { name: person.displayName })}
      breadcrumb={[
        { href: "/admin/people", label: t("people.title") },
        { href: page, label: person.displayName },
        { label: t("merge.title") },
      ]}
    >
      {loaded.step === "choose" && <Choose intoId={person.userId} loaded={loaded} />}
      {loaded.step === "stopped" && (
        <Notice
          tone="warning"
          title={t(`stop.merge_${loaded.stop}.title`)}
          actions={<ButtonLink href={mergePath(person.userId)}>{t("merge.another")}</ButtonLink>}
        >
          {t(`stop.merge_${loaded.stop}.text`)}
        </Notice>
      )}
      {loaded.step === "preview" && (
        <>
          <MergePreview preview={loaded.preview} />
          <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
            <Notice
              tone="warning"
              title={t(loaded.preview.needsSecond ? "merge.secondTitle" : "merge.aloneTitle")}
            >
              {t(loaded.preview.needsSecond ? "merge.secondText" : "merge.aloneText")}
            </Notice>
            <Card>
              <ReasonForm
                action={merge.bind(null, { fromUserId: loaded.preview.from.id, intoUserId: person.userId })}
                initial={await restoredView("person-merge", query)}
                isDanger={!loaded.preview.needsSecond}
                cancelHref={page}
                texts={{
                  reason: t("person.reason"),
                  reasonHint: t("person.reasonHint"),
                  submit: t(loaded.preview.needsSecond ? "merge.ask" : "merge.submit"),
                  cancel: t("person.cancel"),
                }}
              />
            </Card>
            <p className="flex flex-wrap gap-x-4 text-sm">
              <Link
                href={mergePath(loaded.preview.from.id, person.userId)}
                prefetch={false}
                className="text-accent hover:underline"
              >
                {t("merge.otherWay")}
              </Link>
              <Link href={mergePath(person.userId)} className="text-accent hover:underline">
                {t("merge.another")}
              </Link>
            </p>
          </div>
        </>
      )}
    </AdminPage>
  );
}

function Choose({ intoId, loaded }: { intoId: string; loaded: LoadedMerge & { step: "choose" } }) {
  const t = useTranslations("admin");
  const { q, people } = loaded;
  return (
    <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4">
      <search>
        <form method="get" className="flex flex-wrap items-end gap-3">
          <div className="min-w-64 flex-1">
            <TextField
              name="q"
              type="search"
              required={false}
              label={t("merge.search")}
              hint={t("merge.searchHint")}
              defaultValue={q}
              maxLength={254}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <Button type="submit" variant="primary">
            {t("table.find")}
          </Button>
        </form>
      </search>
      {q !== "" && people.length === 0 && (
        <Card>
          <EmptyState title={t("people.nothingTitle")}>{t("people.nothingText")}</EmptyState>
        </Card>
      )}
      {people.length > 0 && (
        <Card flush>
          <ul aria-label={t("people.title")} className="divide-y divide-line">
            {people.map((person) => (
              <li
                key={person.userId}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5"
              >
                <div className="min-w-0">
                  <p className="break-words font-medium">{person.displayName}</p>
                  <p className="flex flex-wrap gap-x-3 text-ink-2 text-sm">
                    {person.ids.map(({ realm, loginName, memberNo }) => (
                      <span key={memberNo} className="inline-flex flex-wrap items-center gap-1.5">
                        <RealmBadge realm={realm} />
                        <span className="break-all">{loginName}</span>
                        <span className="num break-all text-ink-3">{memberNo}</span>
                      </span>
                    ))}
                  </p>
                </div>
                <ButtonLink
                  size="small"
                  prefetch={false}
                  href={mergePath(intoId, person.userId)}
                  aria-label={t("merge.chooseNamed", { name: person.displayName })}
                >
                  {t("merge.choose")}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
