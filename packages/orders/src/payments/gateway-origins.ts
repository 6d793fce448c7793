/** Where the gateways that are configured send their payers: forms that lead to a payment may go there. */
export function gatewayOrigins(settings: {
  readonly alipay?: { readonly gatewayUrl: string } | undefined;
  readonly stripe?: object | undefined;
}): string[] {
  return [
    ...(settings.alipay ? [new URL(settings.alipay.gatewayUrl).origin] : []),
    ...(settings.stripe ? ["https://checkout.stripe.com"] : []),
  ];
}
