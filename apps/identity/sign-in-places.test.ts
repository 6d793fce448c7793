import { expect, it } from "vitest";
import { SignInPlaces } from "./sign-in-places.ts";

/** Fills all places, then answers each after so long. @returns how many there were */
function fill(places: SignInPlaces, answerMs: number): number {
  let atMs = 0;
  const leave: (() => void)[] = [];
  for (let next = places.enter(() => atMs); next; next = places.enter(() => atMs)) leave.push(next);
  atMs = answerMs;
  for (const one of leave) one();
  return leave.length;
}

it("SECURITY 17: lets in what the hash queue takes, and no more", () => {
  const places = new SignInPlaces(66);
  expect(fill(places, 500)).toBe(24);
  expect(fill(places, 500)).toBe(48);
  expect(fill(places, 500)).toBe(66);
});

it("lets in fewer where answers take too long, never none, and more again once they do not", () => {
  const places = new SignInPlaces(66);
  expect(fill(places, 5_000)).toBe(24);
  expect(fill(places, 5_000)).toBe(8);
  expect(fill(places, 5_000)).toBe(8);
  expect(fill(places, 500)).toBe(8);
  expect(fill(places, 500)).toBe(16);
});
