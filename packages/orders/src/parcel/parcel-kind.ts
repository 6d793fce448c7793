/** What is told of a parcel on its way, in the order in which it happens: 揽收, 运输中, 派送中, 签收. */
export const parcelKinds = ["collected", "in_transit", "out_for_delivery", "delivered"] as const;
export type ParcelKind = (typeof parcelKinds)[number];
