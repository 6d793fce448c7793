import { Badge, ButtonLink, Notice } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../../_components/admin-page.tsx";
import { PersonAudit } from "./_components/person-audit.tsx";
import { PersonConsents } from "./_components/person-consents.tsx";
import { PersonFacts } from "./_components/person-facts.tsx";
import { PersonIds } from "./_components/person-ids.tsx";
import { PersonLinks } from "./_components/person-links.tsx";
import { PersonOperations } from "./_components/person-operations.tsx";
import { PersonSeats } from "./_components/person-seats.tsx";
import { PersonSessions } from "./_components/person-sessions.tsx";
import { PersonUpstreams } from "./_components/person-upstreams.tsx";
import { type LoadedPerson, loadPerson } from "./loaders.ts";
import { mergePath } from "./merge/merge-path.ts";
import { actPath, type PersonAct, readDone } from "./person-acts.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.person"))("title") };
}

export default async function PersonPage({ params, searchParams }: PageProps<"/admin/people/[id]">) {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const loaded = await loadPerson(id);
  const t = await getTranslations("admin");
  const { person, now, mayAct, administrator } = loaded;
  const act = readDone(done);
  return (
    <AdminPage
      place="people"
      title={person.displayName}
      breadcrumb={[{ href: "/admin/people", label: t("people.title") }, { label: person.displayName }]}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={person.status === "frozen" ? "danger" : "success"}>
            {t(`people.statusOf.${person.status}`)}
          </Badge>
          {person.adminRole && <Badge tone="accent">{t(`people.roleOf.${person.adminRole}`)}</Badge>}
          <span className="num break-all text-ink-3 text-sm">{person.userId}</span>
        </span>
      }
      actions={mayAct && <Acts loaded={loaded} />}
    >
      {act && <Notice tone="success">{t(`person.done.${act}`)}</Notice>}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <PersonIds person={person} now={now} mayAct={mayAct} />
          <PersonUpstreams person={person} now={now} mayAct={mayAct} />
          <PersonSeats person={person} now={now} mayAct={mayAct} />
          <PersonSessions person={person} now={now} mayAct={mayAct} />
          <PersonConsents consents={person.consents} now={now} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <PersonFacts person={person} now={now} isMasked={!administrator.mayAct} />
          <PersonLinks person={person} now={now} />
          <PersonOperations person={person} now={now} mayAct={mayAct} />
          <PersonAudit person={person} now={now} />
        </div>
      </div>
    </AdminPage>
  );
}

async function Acts({ loaded: { person, administrator } }: { loaded: LoadedPerson }) {
  const t = await getTranslations("admin.person");
  const acts: PersonAct[] = [
    person.status === "frozen" ? "unfreeze" : "freeze",
    ...(person.sessions.length > 0 ? (["sign-out"] as const) : []),
    ...(person.contacts.length > 0 ? (["send-reset"] as const) : []),
    ...(administrator.role === "owner" ? (["role"] as const) : []),
  ];
  return (
    <>
      {acts.map((act) => (
        <ButtonLink
          key={act}
          href={actPath(person.userId, act)}
          variant={act === "freeze" ? "danger" : "secondary"}
          prefetch={false}
        >
          {t(`act.${act}`)}
        </ButtonLink>
      ))}
      {person.adminRole === null && (
        <ButtonLink href={mergePath(person.userId)} prefetch={false}>
          {t("act.merge")}
        </ButtonLink>
      )}
    </>
  );
}
