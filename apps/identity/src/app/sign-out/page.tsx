import { readSession, site } from "@hutong/site";
import { Button, ButtonLink, Page, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { DoorLinks } from "../_components/door-links.tsx";

/** The provider's cookie: gone once she has signed out, still there where she chose to stay. */
const signOnCookie = "__Host-hutong_sign_on";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signOut"))("title"), robots: "noindex" };
}

export default async function SignOutPage({ searchParams }: PageProps<"/sign-out">) {
  const { xsrf, done } = await searchParams;
  const secret = typeof xsrf === "string" && /^[\w-]{1,64}$/.test(xsrf) ? xsrf : undefined;
  if (secret) return <ProviderQuestion xsrf={secret} />;
  const [session, jar] = await Promise.all([readSession(), cookies()]);
  if (done !== undefined) return <Outcome stayed={session !== undefined || jar.has(signOnCookie)} />;
  return session ? <OwnQuestion displayName={session.user.displayName} /> : <NotSignedIn />;
}

/** A site asked the provider to sign her out: the provider's own form, which only she can post. */
async function ProviderQuestion({ xsrf }: { xsrf: string }) {
  const t = await getTranslations("signOut");
  return (
    <Page width="narrow" title={t("title")} lead={t("text")}>
      <form method="post" action="/oauth/logout/confirm" className="flex flex-wrap gap-2">
        <input type="hidden" name="xsrf" value={xsrf} />
        <Button type="submit" name="logout" value="yes" variant="primary">
          {t("everywhere")}
        </Button>
        <Button type="submit">{t("stay")}</Button>
      </form>
    </Page>
  );
}

async function OwnQuestion({ displayName }: { displayName: string }) {
  const t = await getTranslations("signOut");
  return (
    <Page width="narrow" title={t("title")} lead={t("text")}>
      <p className="text-ink-2">{t("here", { name: displayName })}</p>
      <form method="post" action="/logout" className="flex flex-wrap gap-2">
        <input type="hidden" name="next" value="/sign-out?done=1" />
        <SubmitButton>{t("everywhere")}</SubmitButton>
        <ButtonLink href="/account">{t("stay")}</ButtonLink>
      </form>
    </Page>
  );
}

async function Outcome({ stayed }: { stayed: boolean }) {
  const t = await getTranslations("signOut");
  const { origins } = site().env;
  if (stayed) {
    return (
      <Page width="narrow" title={t("stayedTitle")} lead={t("stayedText")}>
        <div>
          <ButtonLink href="/login?next=/account" variant="primary" plain>
            {t("account")}
          </ButtonLink>
        </div>
        <DoorLinks lead={t("doors")} origins={origins} />
      </Page>
    );
  }
  return (
    <Page width="narrow" title={t("doneTitle")} lead={t("doneText")}>
      <div>
        <ButtonLink href="/login?next=/account" variant="primary" plain>
          {t("again")}
        </ButtonLink>
      </div>
      <DoorLinks lead={t("doors")} origins={origins} />
    </Page>
  );
}

async function NotSignedIn() {
  const t = await getTranslations("signOut");
  return (
    <Page width="narrow" title={t("notInTitle")} lead={t("notInText")}>
      <div>
        <ButtonLink href="/login?next=/account" variant="primary" plain>
          {t("signIn")}
        </ButtonLink>
      </div>
      <DoorLinks lead={t("doors")} origins={site().env.origins} />
    </Page>
  );
}
