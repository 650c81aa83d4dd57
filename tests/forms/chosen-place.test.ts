import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenPlace } from "~/forms/chosen-place";

const area = (id: number, isArchived = false) => ({
  id,
  slug: `a${id}`,
  kind: "questions" as const,
  names: {},
  descriptions: {},
  isArchived,
});
const product = (id: number, isArchived = false) => ({
  id,
  slug: `p${id}`,
  name: `P${id}`,
  description: "",
  isArchived,
  versions: [1, 2].map((n) => ({ id: id * 10 + n, productId: id, name: String(n), isArchived: n === 2 })),
});
const community = { areas: [area(1), area(2, true)], products: [product(3), product(4), product(5, true)] };

test("what was chosen and does not fit is an error beside its field, never left out", () => {
  const maybe = (most: number) => fc.option(fc.integer({ min: 1, max: most }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), maybe(6), maybe(60), (areaId, productId, versionId) => {
      const place = chosenPlace(community, { area: areaId, product: productId, version: versionId });
      if (place.ok) {
        expect(place.area.id).toBe(areaId);
        expect(place.product?.id ?? null).toBe(productId);
        expect(place.version?.id ?? null).toBe(versionId);
      } else expect(Object.keys(place.errors)).toHaveLength(1);
    }),
  );
});

test("a version of another product is said to be one", () => {
  expect(chosenPlace(community, { area: 1, product: 3, version: 41 })).toEqual({
    ok: false,
    errors: { version: { code: "version-of-product" } },
  });
  expect(chosenPlace(community, { area: 1, product: null, version: 31 })).toMatchObject({ ok: false });
  expect(chosenPlace(community, { area: 1, product: 3, version: 32 })).toMatchObject({
    errors: { version: { code: "unknown" } },
  });
});
