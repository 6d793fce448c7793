import { useLocale } from "next-intl";

/** The gallery's sample texts stand beside their samples, in both languages; they are no part of the product's messages. */
export function useSay(): (chinese: string, english: string) => string {
  const chosenChinese = useLocale().startsWith("zh");
  return (chinese, english) => (chosenChinese ? chinese : english);
}
