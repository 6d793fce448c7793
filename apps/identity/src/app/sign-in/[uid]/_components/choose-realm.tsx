import { Card, Page, RealmBadge } from "@hutong/ui";
import { useTranslations } from "next-intl";

interface ChooseRealmProps {
  readonly action: string;
  readonly back: string;
  readonly options: readonly { readonly realm: string; readonly loginName: string }[];
}

const realms = ["retail", "mall", "deals", "wholesale"] as const;

/** The name exists in several realms: which ID is it? Each is one button. */
export function ChooseRealm({ action, back, options }: ChooseRealmProps) {
  const t = useTranslations("signIn.choose");
  return (
    <Page width="narrow" title={t("title")} lead={t("lead")}>
      <Card>
        <form method="post" action={action} className="grid gap-2">
          {options.map(({ realm, loginName }) => {
            const known = realms.find((name) => name === realm);
            if (!known) return null;
            return (
              <button
                key={`${realm}/${loginName}`}
                type="submit"
                name="choice"
                value={`${realm}/${loginName}`}
                className="flex min-h-11 items-center gap-3 rounded-md border border-line px-3 text-left hover:bg-sunken"
              >
                <RealmBadge realm={known} />
                <span className="font-medium">{loginName}</span>
              </button>
            );
          })}
        </form>
      </Card>
      <p className="text-sm">
        <a href={back}>{t("back")}</a>
      </p>
    </Page>
  );
}
