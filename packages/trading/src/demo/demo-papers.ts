/**
 * A trader of the demo world who has no shop behind her wholesale ID and was let in by her papers. The papers are drawn: a
 * licence and the front of a shop, without words.
 */
export const demoApplications = [
  {
    loginName: "xiaoxi-trade",
    kind: "brick_and_mortar",
    businessName: "苏州市姑苏区小西布衣店",
    uscc: "92320508MA1XQ7K838",
    address: "江苏省苏州市姑苏区平江路 128 号",
    note: "店里做棉麻女装，线上线下一起卖。",
    reason: "执照与门店照片一致，已核对。",
    daysAgo: 210,
  },
] as const;

const line = (y: number, width: number) =>
  `<rect x="180" y="${y}" width="${width}" height="14" rx="7" fill="#8a8f98"/>`;

/** A business licence as it looks from afar: frame, emblem, lines, seal. */
export const licenceSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="850">
  <rect width="1200" height="850" fill="#fbf7ec"/>
  <rect x="30" y="30" width="1140" height="790" fill="none" stroke="#b8893b" stroke-width="14"/>
  <rect x="56" y="56" width="1088" height="738" fill="none" stroke="#b8893b" stroke-width="3"/>
  <circle cx="600" cy="150" r="62" fill="#c8102e"/><circle cx="600" cy="150" r="40" fill="#f2c14e"/>
  <rect x="420" y="240" width="360" height="40" rx="8" fill="#2b2f36"/>
  ${[340, 400, 460, 520, 580].map((y, index) => line(y, 520 - index * 40)).join("")}
  <circle cx="930" cy="640" r="92" fill="none" stroke="#c8102e" stroke-width="9"/>
  <path d="M930 590l12 36h38l-31 22 12 36-31-22-31 22 12-36-31-22h38z" fill="#c8102e"/>
</svg>`;

/** The front of a small shop: awning, window, door. */
export const shopFrontSvg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="850">
  <rect width="1200" height="850" fill="#dfe7ee"/><rect y="690" width="1200" height="160" fill="#a9a49c"/>
  <rect x="180" y="150" width="840" height="560" fill="#efe3cf"/>
  <rect x="180" y="150" width="840" height="110" fill="#3d5a5b"/>
  <path d="M160 260h880l-40 80H200z" fill="#c9674a"/>
  ${[0, 1, 2, 3, 4].map((n) => `<path d="M${200 + n * 176} 260h88v80h-88z" fill="#f4ead9"/>`).join("")}
  <rect x="240" y="390" width="420" height="240" fill="#8fb7c4"/><rect x="740" y="390" width="200" height="320" fill="#6b4a35"/>
  <rect x="300" y="430" width="60" height="170" fill="#b5533c"/><rect x="420" y="430" width="60" height="170" fill="#e6c36a"/>
  <rect x="540" y="430" width="60" height="170" fill="#55738c"/><circle cx="910" cy="560" r="10" fill="#e6c36a"/>
</svg>`;
