export { addToCart, type CartLine, type CartShop, readCart, removeFromCart, saveCart } from "./cart.ts";
export { cancelOrder, confirmOrder, refundOrder, shipOrder } from "./command-order.ts";
export { isOrderRefusal, type RefusedFor } from "./order-refusal.ts";
export { confirmWithinMs, payWithinMs, shippingFee } from "./order-rules.ts";
export { parcelKinds } from "./parcel/parcel-kind.ts";
export { trackParcel } from "./parcel/track-parcel.ts";
export type { PaymentGateway } from "./payments/gateway.ts";
export { type GatewaySettings, makeGateways } from "./payments/make-gateways.ts";
export {
  answerCharge,
  readSandboxCharge,
  type SandboxAnswer,
  sandboxAnswers,
} from "./payments/sandbox-gateway.ts";
export { readPayment, startPayment } from "./payments/start-payment.ts";
export { takeGatewayEvent } from "./payments/take-gateway-event.ts";
export { type PlacedCheckout, placeOrder } from "./place-order.ts";
export { readComingMoney } from "./read-coming-money.ts";
export { type OrderCard, type OrderSight, readOrder, readOrders } from "./read-orders.ts";
export { type Place, readSoldOrders } from "./read-sold-orders.ts";
export { askRefund } from "./refunds/ask-refund.ts";
export {
  acceptOffer,
  agreeRefund,
  declineRefund,
  escalateRefund,
  receiveGoodsBack,
  sendGoodsBack,
  withdrawRefund,
} from "./refunds/command-refund.ts";
export {
  countOpenRefunds,
  type Refundable,
  type RefundCard,
  type RefundCourse,
  type RefundHappening,
  type RefundSight,
  readRefund,
  readRefundable,
  readRefundPicture,
  readRefunds,
  readRefundsOf,
} from "./refunds/read-refunds.ts";
export {
  type DisputeRow,
  readDisputePicture,
  readTradeDispute,
  readTradeDisputes,
  type TradeDispute,
} from "./refunds/read-trade-disputes.ts";
export { refundDaysFor } from "./refunds/refund-rules.ts";
export { mostRefundPictures, refundReasons } from "./refunds/refund-schema.ts";
export { ruleRefund } from "./refunds/rule-refund.ts";
