import { suggest } from "@hutong/catalog/finding";
import { site } from "@hutong/site";
import { getLocale, getTranslations } from "next-intl/server";
import { shopHref } from "../../_components/addresses.ts";
import { inLanguage } from "../../_components/words.ts";
import { findHref } from "../../search/addresses.ts";

/** A suggestion as the search field shows it. */
export interface SuggestionLine {
  readonly kind: "word" | "category" | "shop";
  readonly text: string;
  readonly href: string;
}

/** Typed again within so many seconds, it is not asked again. */
const keptSeconds = 60;

/** GET /api/suggest?q=连&l=zh-CN: what somebody may be typing. The same for everybody. */
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const text = (searchParams.get("q") ?? "").slice(0, 60);
  const [found, locale, name] = await Promise.all([
    suggest(site().database.prisma, text),
    getLocale(),
    getTranslations("category"),
  ]);
  const lines: SuggestionLine[] = [
    ...found.words.map((word) => ({ kind: "word" as const, text: word, href: findHref({ text: word }) })),
    ...found.categories.map((category) => ({
      kind: "category" as const,
      text: name(category),
      href: findHref({ category: [category] }),
    })),
    ...found.shops.map((shop) => ({
      kind: "shop" as const,
      text: inLanguage(locale, shop.name, shop.nameEn),
      href: shopHref(shop),
    })),
  ];
  // Kept only under an address that says the language it is in.
  const isKept = searchParams.get("l") === locale;
  return Response.json(
    { lines },
    { headers: { "Cache-Control": isKept ? `public, max-age=${keptSeconds}` : "no-store" } },
  );
}
