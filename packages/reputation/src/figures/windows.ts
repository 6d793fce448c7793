/** How far back a figure looks, in days; the others look at all the time since the shop opened. */
export const windowDays = {
  /** Detailed ratings. */
  halfYear: 182,
  /** Dispute and refund rate: 30 days hold too few sales of a small shop. */
  quarter: 90,
  /** Turnover, repeat buyers, main categories, stability of purchases. */
  year: 365,
} as const;

/** Figures are computed anew at least so often: their windows move with the time. */
export const figureLifeHours = 24;
