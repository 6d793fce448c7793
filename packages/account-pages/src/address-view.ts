import { type Region, readCities, readDistricts } from "@hutong/profile";
import type { FormView } from "@hutong/site/form-view";
import type { Choice } from "@hutong/ui";

/** The form of an address with the cities and districts that can be chosen: the whole list never leaves the server. */
export interface AddressView extends FormView {
  readonly cities: readonly Choice[];
  readonly districts: readonly Choice[];
}

export const choiceOf = ({ code, name }: Region): Choice => ({ value: code, label: name });

/** What can be chosen below a province and a city; nothing below a city of another province. */
export function regionsFor({
  province,
  city,
}: {
  readonly province: string;
  readonly city: string;
}): Pick<AddressView, "cities" | "districts"> {
  const cities = readCities(province);
  const isThere = cities.some(({ code }) => code === city);
  return { cities: cities.map(choiceOf), districts: isThere ? readDistricts(city).map(choiceOf) : [] };
}
