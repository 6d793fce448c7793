/** The three sites, in the order in which they stand along the lane. */
export const doors = ["identity", "wholesale", "retail"] as const;

export type Door = (typeof doors)[number];
