import { Button, ButtonLink, Card, EmptyState, Page, TextField } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessageCard } from "./_components/message-card.tsx";
import { loadMailbox } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailbox"))("title"), robots: "noindex" };
}

export default async function MailboxPage({ searchParams }: PageProps<"/dev/mailbox">) {
  const wanted = (await searchParams).to;
  const to = typeof wanted === "string" ? wanted.slice(0, 254) : "";
  const messages = await loadMailbox(to);
  const [t, now] = [await getTranslations("mailbox"), new Date()];
  return (
    <Page title={t("title")} lead={t("lead")}>
      <form className="flex max-w-xl flex-wrap items-end gap-2">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            name="to"
            label={t("filter")}
            hint={t("filterHint")}
            defaultValue={to}
            type="search"
            optional
          />
        </div>
        <Button type="submit">{t("apply")}</Button>
        {to && <ButtonLink href="/dev/mailbox">{t("all")}</ButtonLink>}
      </form>
      {messages.length === 0 ? (
        <Card flush>
          <EmptyState title={to ? t("emptyFor", { to }) : t("emptyTitle")}>{t("emptyText")}</EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <p className="text-ink-3 text-sm">{t("count", { count: messages.length })}</p>
          {messages.map((message) => (
            <MessageCard key={message.id} message={message} now={now} />
          ))}
        </div>
      )}
    </Page>
  );
}
