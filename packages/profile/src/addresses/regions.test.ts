import { describe, expect, it } from "vitest";
import { provinces, readCities, readDistricts, regionNames, shopRegions } from "./regions.ts";

describe("regions", () => {
  it("every district has a city and a province, every city a district", () => {
    expect(provinces).toHaveLength(34);
    for (const province of provinces) {
      const cities = readCities(province.code);
      expect(cities.length, province.name).toBeGreaterThan(0);
      for (const city of cities) {
        const districts = readDistricts(city.code);
        expect(districts.length, city.name).toBeGreaterThan(0);
        for (const { code, name } of districts)
          expect(regionNames(code), code).toEqual({
            province: province.name,
            city: city.name,
            district: name,
          });
      }
    }
  });

  it("knows no district of another code", () => {
    for (const code of ["", "330000", "330100", "999999", "__proto__", "33010"])
      expect(regionNames(code), code).toBeUndefined();
    expect(readCities("")).toEqual([]);
    expect(readDistricts("990000")).toEqual([]);
  });

  it("says where a shop is as people say it", () => {
    expect(shopRegions).toEqual(
      expect.arrayContaining(["浙江 杭州", "上海", "江苏 苏州", "广西 南宁", "浙江 嘉兴"]),
    );
    expect(new Set(shopRegions).size).toBe(shopRegions.length);
    for (const one of shopRegions) expect(one.length).toBeLessThanOrEqual(40);
  });
});
