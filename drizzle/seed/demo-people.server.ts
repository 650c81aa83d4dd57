// The company, its products and the members.
import { sql } from "drizzle-orm";
import type { Db } from "~/database/db.server";
import { hashPassword } from "~/models/member/password-hash.server";
import { brand, contact, products } from "./demo-company";
import { members } from "./demo-members";
import { at, idOf, rows, secondsAgo, type World } from "./demo-world.server";

export async function seedPeople(db: Db): Promise<World> {
  const settings = Object.entries({ brand, contact }).map(([key, value]) => ({ key, value }));
  await db.execute(
    sql`insert into settings (key, value) select key, value from ${rows(settings, "key text, value jsonb")} on conflict (key) do nothing`,
  );
  const world: World = {
    db,
    users: await seedMembers(db),
    products: new Map(),
    versions: new Map(),
    areas: new Map(),
    documents: new Map(),
  };
  for (const [position, product] of products.entries()) await seedProduct(world, product, position);
  const areas = await db.execute<{ id: number; slug: string }>(sql`select id, slug from areas`);
  for (const { id, slug } of areas) world.areas.set(slug, id);
  return world;
}

async function seedProduct(
  { db, ...world }: World,
  product: (typeof products)[number],
  position: number,
): Promise<void> {
  const { slug, name, description } = product;
  const id = await idOf(
    db,
    sql`insert into products (slug, name, description, position) values (${slug}, ${name}, ${description}, ${position}) returning id`,
  );
  world.products.set(slug, id);
  const versions = product.versions.map((version, place) => ({ version, place }));
  const made = await db.execute<{ id: number; name: string }>(sql`
    insert into product_versions (product_id, name, position) select ${id}::bigint, x.version, x.place from ${rows(versions, "version text, place int")}
    returning id, name`);
  for (const version of made) world.versions.set(`${slug} ${version.name}`, version.id);
}

async function seedMembers(db: Db): Promise<Map<string, number>> {
  const hashes = await Promise.all(members.map(({ password }) => (password ? hashPassword(password) : null)));
  const values = members.map((member, place) => ({ ...member, hash: hashes[place], secs: secondsAgo(member.joined) }));
  const made = await db.execute<{ id: number; name: string }>(sql`
    insert into users (name, display_name, email, email_verified_at, password_hash, role, language, time_zone, about, created_at)
    select x.name, x."displayName", x.name || '@demo.example', ${at}, x.hash, x.role, x.language, 'Europe/Berlin', x.about, ${at}
    from ${rows(values, 'name text, "displayName" text, hash text, role text, language text, about text, secs float8')} order by x.secs desc
    returning id, name`);
  return new Map(made.map(({ id, name }) => [name, id]));
}
