import { Card, Section } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../../_components/account-page.tsx";
import { SeatForm } from "../../_components/seat-form.tsx";
import { seatFormTexts } from "../../_components/seat-form-texts.ts";
import { invite } from "../../actions.ts";
import { loadMyShop } from "../../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.staff"))("invite") };
}

export default async function InvitePage({ params }: PageProps<"/account/staff/invite/[account]">) {
  const shop = await loadMyShop((await params).account);
  const t = await getTranslations("account.staff");
  return (
    <AccountPage place="staff">
      <Section title={t("inviteTo", { shop: shop.shopName ?? shop.loginName })} lead={t("inviteLead")}>
        <Card>
          <SeatForm
            action={invite.bind(null, shop.accountId)}
            isNew
            owner={shop.loginName}
            firstRole="viewer"
            orderLimit=""
            monthLimit=""
            {...(await seatFormTexts(shop.loginName, t("send")))}
          />
        </Card>
      </Section>
    </AccountPage>
  );
}
