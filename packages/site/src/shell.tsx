import { Lane } from "@hutong/ui";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { readTheme } from "./locale.ts";
import { readSession } from "./person.ts";
import type { Locale } from "./preference-values.ts";
import { setLocale, setTheme } from "./preferences.ts";
import { site } from "./site.ts";

/** The frame of every page of every site: language, door colour, theme, the lane on top. */
export async function SiteShell({ children }: { children: ReactNode }) {
  const [locale, theme, session, messages] = await Promise.all([
    getLocale(),
    readTheme(),
    readSession(),
    getMessages(),
  ]);
  const { env } = site();
  const door = (name: "identity" | "wholesale" | "retail", home: string) => ({
    home: env.origins[name] + home,
    enter: `${env.origins[name]}/login?${new URLSearchParams({ next: home })}`,
  });
  const account = session?.account ?? null;
  return (
    <html lang={locale} data-door={env.site} data-theme={theme}>
      <body>
        {/* Client parts speak only the words of packages/ui: nothing else is sent to the browser. */}
        <NextIntlClientProvider messages={{ ui: messages.ui }}>
          <Lane
            door={env.site}
            doors={{
              identity: door("identity", "/account"),
              wholesale: door("wholesale", "/"),
              retail: door("retail", "/"),
            }}
            person={
              session
                ? {
                    displayName: session.user.displayName,
                    account: account && {
                      realm: account.realm,
                      loginName: account.loginName,
                      shopName: account.shopName,
                      seatName: account.seat?.name,
                    },
                    others: account?.others ?? [],
                  }
                : null
            }
            signInHref="/login"
            signUpHref="/join"
            tradeHref={env.site === "identity" ? undefined : "/account"}
            accountHref={door("identity", "/account").enter}
            sessionsHref={door("identity", "/account/sessions").enter}
            adminHref={session?.user.adminRole ? door("identity", "/admin").enter : undefined}
            logoutAction="/logout"
            locale={locale as Locale}
            theme={theme}
            setLocale={setLocale}
            setTheme={setTheme}
          />
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
