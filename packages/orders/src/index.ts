export { addToCart, type CartLine, type CartShop, readCart, removeFromCart, saveCart } from "./cart.ts";
export { cancelOrder, confirmOrder, refundOrder, shipOrder } from "./command-order.ts";
export { isOrderRefusal, type RefusedFor } from "./order-refusal.ts";
export { confirmWithinMs, payWithinMs, shippingFee } from "./order-rules.ts";
export {
  answerCharge,
  readSandboxCharge,
  type SandboxAnswer,
  sandboxAnswers,
  sandboxGateway,
} from "./payments/sandbox-gateway.ts";
export { readPayment, startPayment } from "./payments/start-payment.ts";
export { takeGatewayEvent } from "./payments/take-gateway-event.ts";
export { type PlacedCheckout, placeOrder } from "./place-order.ts";
export { type OrderCard, type OrderSight, readOrder, readOrders } from "./read-orders.ts";
