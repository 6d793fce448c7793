import { Card, Section, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountPage } from "../../_components/account-page.tsx";
import { SeatForm } from "../_components/seat-form.tsx";
import { seatFormTexts } from "../_components/seat-form-texts.ts";
import { change, remove, resume, suspend } from "../actions.ts";
import { loadMySeat } from "../loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.staff"))("edit") };
}

export default async function SeatPage({ params }: PageProps<"/account/staff/[seat]">) {
  const { shop, seat } = await loadMySeat((await params).seat);
  const t = await getTranslations("account.staff");
  const isSuspended = seat.status === "frozen";
  return (
    <AccountPage place="staff">
      <Section title={`${shop.loginName}:${seat.name}`} lead={seat.displayName}>
        <Card>
          <SeatForm
            action={change.bind(null, seat.seatId)}
            isNew={false}
            owner={shop.loginName}
            firstRole={seat.role}
            orderLimit={yuanText(seat.orderLimitFen)}
            monthLimit={yuanText(seat.monthLimitFen)}
            {...(await seatFormTexts(shop.loginName, t("save")))}
          />
        </Card>
        <Card title={t("end")} lead={t(isSuspended ? "endSuspendedText" : "endText")}>
          <div className="flex flex-wrap gap-2">
            <form action={isSuspended ? resume : suspend}>
              <input type="hidden" name="id" value={seat.seatId} />
              <SubmitButton variant="secondary">{t(isSuspended ? "resume" : "suspend")}</SubmitButton>
            </form>
            <form action={remove}>
              <input type="hidden" name="id" value={seat.seatId} />
              <SubmitButton variant="danger">{t("remove")}</SubmitButton>
            </form>
          </div>
        </Card>
      </Section>
    </AccountPage>
  );
}

/** Fen as one types yuan. */
function yuanText(fen: bigint | null): string {
  return fen === null ? "" : `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
}
