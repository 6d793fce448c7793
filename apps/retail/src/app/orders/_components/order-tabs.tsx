import { Tabs } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { toReviewHref } from "../../reviews/review-addresses.ts";
import { loadToReviewCount } from "../to-review/loaders.ts";

interface OrderTabsProps {
  readonly side: "buyer" | "seller";
  readonly current: "orders" | "refunds" | "to-review";
  readonly openRefunds: number;
}

/** The views of what was bought or sold: orders, refunds, and for those who buy what waits to be reviewed. */
export async function OrderTabs({ side, current, openRefunds }: OrderTabsProps) {
  const [toReview, t, reviews] = await Promise.all([
    side === "buyer" ? loadToReviewCount() : 0,
    getTranslations("orders"),
    getTranslations("reviews"),
  ]);
  const path = side === "buyer" ? "/orders" : "/seller/orders";
  return (
    <Tabs
      label={t(`title.${side}`)}
      tabs={[
        { href: path, label: t("tab.orders"), current: current === "orders" },
        ...(side === "buyer"
          ? [
              {
                href: toReviewHref,
                label: reviews("toReview"),
                count: toReview || undefined,
                current: current === "to-review",
              },
            ]
          : []),
        {
          href: `${path}?show=refunds`,
          label: t("tab.refunds"),
          current: current === "refunds",
          count: openRefunds || undefined,
        },
      ]}
    />
  );
}
