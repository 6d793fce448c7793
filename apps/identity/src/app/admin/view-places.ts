/** The tables of the console whose views can be kept. */
export const viewPlaces = ["people", "clients", "audit", "disputes"] as const;

export type ViewPlace = (typeof viewPlaces)[number];
