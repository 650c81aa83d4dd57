// The same comparison with each block as it was published: the renderer has marked the words already.

import { Prose } from "~/components/post/prose";
import type { RenderedBlockDiff, RenderedDiff } from "~/markdown/diff";
import { useT } from "~/page-context";
import { DiffBlock } from "./diff-block";

export function RenderedDiffView({ diff, language }: { diff: RenderedDiff; language?: string }) {
  const t = useT();
  if (diff.isSame) return <p className="meta">{t("common:diff.no-change")}</p>;
  return (
    <div className="diff" lang={language}>
      {diff.blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is named by its place, and the text never changes.
        <RenderedBlock key={at} block={block} index={at} />
      ))}
    </div>
  );
}

function RenderedBlock({ block, index }: { block: RenderedBlockDiff; index: number }) {
  const t = useT();
  // Each block was rendered by itself, so two may have the same headings and footnotes.
  const scope = `b${index}`;
  switch (block.kind) {
    case "skipped":
      return <p className="meta skipped">{t("common:diff.same", { count: block.count })}</p>;
    case "same":
      return <RenderedSide kind="same" html={block.html} scope={scope} />;
    case "changed":
      return <RenderedSide kind="changed" html={block.together} scope={scope} flags={block.flags} />;
    case "changed-apart":
    case "replaced":
      return (
        <div className="diff-pair">
          <RenderedSide kind="removed" html={block.before} scope={`${scope}-before`} />
          <RenderedSide kind="added" html={block.after} scope={scope} flags={block.flags} />
        </div>
      );
    case "added":
      return <RenderedSide kind="added" html={block.after} scope={scope} />;
    case "removed":
      return <RenderedSide kind="removed" html={block.before} scope={scope} />;
    case "moved":
      return (
        <DiffBlock
          kind="moved"
          id={`block-${index}`}
          moved={{ end: block.end, href: `#block-${block.other}` }}
          flags={block.flags}
          isRendered
        >
          <Prose html={block.html} scope={scope} />
        </DiffBlock>
      );
  }
}

type SideProps = {
  kind: "same" | "added" | "removed" | "changed";
  html: string;
  scope: string;
  flags?: RenderedDiff["flags"];
};

function RenderedSide({ kind, html, scope, flags = [] }: SideProps) {
  return (
    <DiffBlock kind={kind} flags={flags} isRendered>
      <Prose html={html} scope={scope} />
    </DiffBlock>
  );
}
