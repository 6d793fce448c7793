import { areaList } from "@vant/area-data";

export interface Region {
  readonly code: string;
  readonly name: string;
}

const inOrder = (list: Record<string, string>): Region[] =>
  Object.entries(list)
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.code.localeCompare(b.code));

/** Provinces, municipalities, autonomous and special regions (GB/T 2260). */
export const provinces: readonly Region[] = inOrder(areaList.province_list);

const citiesOf = byParent(inOrder(areaList.city_list), 2);
const districtsOf = byParent(inOrder(areaList.county_list), 4);

function byParent(regions: readonly Region[], digits: number): ReadonlyMap<string, readonly Region[]> {
  const found = new Map<string, Region[]>();
  for (const region of regions) {
    const parent = region.code.slice(0, digits);
    found.set(parent, [...(found.get(parent) ?? []), region]);
  }
  return found;
}

/** The cities of a province; none for a code that is no province. */
export function readCities(provinceCode: string): readonly Region[] {
  return citiesOf.get(provinceCode.slice(0, 2)) ?? [];
}

/** The districts, counties and towns of a city. */
export function readDistricts(cityCode: string): readonly Region[] {
  return districtsOf.get(cityCode.slice(0, 4)) ?? [];
}

export interface RegionNames {
  readonly province: string;
  readonly city: string;
  readonly district: string;
}

/** What the district of a code is called, with its city and province; undefined for a code that is no district. */
export function regionNames(districtCode: string): RegionNames | undefined {
  const district = areaList.county_list[districtCode];
  const city = areaList.city_list[`${districtCode.slice(0, 4)}00`];
  const province = areaList.province_list[`${districtCode.slice(0, 2)}0000`];
  return district && city && province ? { province, city, district } : undefined;
}

const short = (name: string) => name.replace(/(壮族|回族|维吾尔)?自治区$|特别行政区$|[省市]$/, "");

/** Every place as a shop says where it is: `浙江 杭州`, `上海`. */
export const shopRegions: readonly string[] = provinces.flatMap(({ code, name }) => {
  const cities = readCities(code).map((city) => `${short(name)} ${short(city.name)}`);
  const isMunicipality = cities.length > 0 && cities[0] === `${short(name)} ${short(name)}`;
  return isMunicipality ? [short(name)] : [...new Set(cities)];
});
