// A list of pages as the tree they make. Shared by models and components.
export type TreePage = { id: number; parentId: number | null; slug: string; title: string; language: string };
export type TreeNode = TreePage & { children: TreeNode[] };

/** Pages whose parent is out of sight stand at the top: nothing visible gets lost. */
export function treeOf(pages: readonly TreePage[]): TreeNode[] {
  const nodes = new Map(pages.map((page) => [page.id, { ...page, children: [] as TreeNode[] }]));
  const tops: TreeNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    (parent?.children ?? tops).push(node);
  }
  return tops;
}

/** The same as lines with their depth, for a list to choose from; without a page and what is below it. */
export function linesOfTree(pages: readonly TreePage[], without?: number): { page: TreePage; depth: number }[] {
  const lines: { page: TreePage; depth: number }[] = [];
  const walk = (nodes: TreeNode[], depth: number) => {
    for (const node of nodes) {
      if (node.id === without) continue;
      lines.push({ page: node, depth });
      walk(node.children, depth + 1);
    }
  };
  walk(treeOf(pages), 0);
  return lines;
}
