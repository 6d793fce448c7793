import { retailCategories } from "../categories.ts";
import type { SheetWords } from "./columns.ts";

/** Words as a site gives them: for tests. */
export const testWords: SheetWords = {
  category: {
    ...Object.fromEntries(retailCategories.map((key) => [key, { zh: `类目${key}`, en: `Category ${key}` }])),
    dresses: { zh: "连衣裙", en: "Dresses" },
  },
  drawing: { tee: { zh: "T恤", en: "T-shirt" }, dress: { zh: "裙子", en: "Dress" } },
  state: {
    draft: { zh: "草稿", en: "Draft" },
    published: { zh: "在售", en: "On sale" },
    taken_down: { zh: "已下架", en: "Taken down" },
  },
  colour: {
    ink: { zh: "黑", en: "Ink" },
    rose: { zh: "玫红", en: "Rose" },
    sand: { zh: "沙色", en: "Sand" },
  },
};
