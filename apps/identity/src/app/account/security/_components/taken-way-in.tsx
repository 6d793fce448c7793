import type { ProvenId } from "@hutong/identity";
import type { FormView } from "@hutong/site/form-view";
import { ButtonLink, Card, RadioGroupField } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { proveWayIn } from "../actions.ts";
import { WayInForm } from "./way-in-form.tsx";

interface TakenWayInProps {
  readonly visit: string;
  readonly slug: string;
  /** What the provider is called. */
  readonly name: string;
  /** The IDs that it opens; empty where it has not asked her anew. */
  readonly others: readonly ProvenId[];
  readonly before: FormView;
}

/** A provider opens another ID than hers: if that is hers too, it has proven it, and the two may be linked. */
export function TakenWayIn({ visit, slug, name, others, before }: TakenWayInProps) {
  const [t, realm] = [useTranslations("upstream.add"), useTranslations("account.ids.realm")];
  if (others.length === 0) {
    return (
      <div className="mt-4">
        <ButtonLink href={`/account/security/upstream/${slug}?fresh=1`} plain>
          {t("proveAnew", { name })}
        </ButtonLink>
      </div>
    );
  }
  return (
    <Card>
      <WayInForm
        action={proveWayIn}
        before={before}
        id={visit}
        texts={{ submit: t("prove"), cancel: t("cancel") }}
      >
        <RadioGroupField
          name="account"
          label={t("proveLegend")}
          options={others.map(({ accountId, realm: where, loginName }) => ({
            value: accountId ?? "",
            label: `${realm(where)} ${loginName}`,
          }))}
          defaultValue={others[0]?.accountId ?? ""}
        />
        <p className="text-muted">{t("proveNothing")}</p>
      </WayInForm>
    </Card>
  );
}
