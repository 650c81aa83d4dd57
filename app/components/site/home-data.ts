// What the home page and its doors are given.
import type { SerializeFrom } from "@remix-run/node";
import type { Home } from "~/models/community/home.server";

export type HomeData = SerializeFrom<Home>;
