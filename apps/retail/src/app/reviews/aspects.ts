/** What a review rates from 1 to 5. */
export const aspects = ["description", "service", "delivery"] as const;

export type Aspect = (typeof aspects)[number];
