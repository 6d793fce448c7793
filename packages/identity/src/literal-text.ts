/** Text for LIKE that means itself: Prisma hands it over as it is. Cut at 64 characters, more than any ID has. */
export function literalText(text: string): string {
  return text.slice(0, 64).replace(/[%_\\]/g, "\\$&");
}
