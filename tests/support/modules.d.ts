// Modules without types of their own.
declare module "autocannon" {
  type Result = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  };
  export default function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    idReplacement?: boolean;
    headers?: Record<string, string>;
    requests?: { headers: Record<string, string> }[];
  }): Promise<Result>;
}
declare module "*/chromium.mjs" {
  export function findChromium(): Promise<string>;
}
