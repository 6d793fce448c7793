import { describe, expect, it } from "vitest";
import { isInnerAddress, mayCall } from "./address-rule.ts";

const ours = "https://id.example.com";
const demo = "http://id.localhost:3000";

describe("what our servers may call for others", () => {
  it.each([
    ["https://login.example.org/x", ours, true],
    ["https://login.example.org:8443/x", ours, true],
    ["http://login.example.org/x", ours, false],
    ["https://user:pw@login.example.org/", ours, false],
    ["http://localhost:3000/", ours, false],
    ["https://id.localhost/", ours, false],
    ["https://127.0.0.1/", ours, false],
    ["http://id2.localhost:4000/", demo, true],
    ["http://login.example.org/", demo, false],
    ["ftp://id.localhost/", demo, false],
    ["file:///etc/passwd", demo, false],
  ])("%s from %s: %s", (url, origin, expected) => {
    expect(mayCall(new URL(url), origin)).toBe(expected);
  });

  it.each([
    ["10.1.2.3", true],
    ["172.31.255.255", true],
    ["172.32.0.1", false],
    ["192.168.1.1", true],
    ["169.254.169.254", true],
    ["100.64.0.1", true],
    ["127.0.0.1", true],
    ["0.0.0.0", true],
    ["8.8.8.8", false],
    ["::1", true],
    ["::ffff:10.0.0.1", true],
    ["fd00::1", true],
    ["fe80::1", true],
    ["2606:4700::1111", false],
    ["not an address", true],
  ])("%s is inner: %s", (address, expected) => {
    expect(isInnerAddress(address)).toBe(expected);
  });
});
