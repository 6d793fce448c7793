import type { RefundCourse } from "@hutong/orders";
import type { Tone } from "@hutong/ui";

export const refundTones: Readonly<Record<RefundCourse["state"], Tone>> = {
  wait_seller_agree: "warning",
  seller_refuse_buyer: "warning",
  wait_buyer_return_goods: "info",
  wait_seller_confirm_goods: "info",
  in_dispute: "danger",
  success: "success",
  closed: "neutral",
};
