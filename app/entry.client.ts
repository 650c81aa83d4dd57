// What the pages do better with script. Nothing here is needed: every form posts and every link leads somewhere without
// it. No framework, no hydration; what a page asks for is loaded when it is there (see app/enhance/).
const enhancements: [selector: string, load: () => Promise<{ enhance(elements: HTMLElement[]): void }>][] = [];

for (const [selector, load] of enhancements) {
  const elements = [...document.querySelectorAll<HTMLElement>(selector)];
  if (elements.length > 0) void load().then((module) => module.enhance(elements));
}
