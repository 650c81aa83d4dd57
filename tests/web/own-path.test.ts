import { describe, expect, it } from "vitest";
import { ownPath } from "~/urls";

describe("where a form may lead afterwards", () => {
  it("stays on this host, however the other one is written", () => {
    const elsewhere = [
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "https://evil.example",
      "@evil.example",
    ];
    for (const to of [...elsewhere, "javascript:alert(1)", "/a\r\nSet-Cookie: x=1", "/\u0085/evil.example"]) {
      expect(ownPath(to), to).toBe("/");
    }
  });

  it("gives what a Location header can hold", () => {
    for (const to of ["/tags/мельница?q=é", "/\u2028", "/q/1/磨豆机#a", "/a b", "/\u{1f600}"]) {
      expect(() => new Headers({ location: ownPath(to) }), to).not.toThrow();
      expect(decodeURIComponent(ownPath(to))).toBe(to);
    }
    expect(ownPath("/\ud800")).toBe("/");
    expect(ownPath("/q/1/%D0%BC%D0%B5?page=2&order=new#a7")).toBe("/q/1/%D0%BC%D0%B5?page=2&order=new#a7");
  });
});
