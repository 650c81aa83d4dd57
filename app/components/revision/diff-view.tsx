// What changed between two texts, as diffDocuments found it: blocks with a sign and a word, words with ins and del, and a
// remark where a number, a unit, a link or a "not" changed. Long unchanged stretches fold away.

import { useT } from "~/page-context";
import { type BlockDiff, type DocumentDiff, type Flag, flagsOfBlock, type Part } from "~/text/diff";
import { DiffBlock } from "./diff-block";
import { DiffParts } from "./diff-parts";

export type DiffViewProps = {
  diff: DocumentDiff;
  /** Of the text. */
  language?: string;
  /** `beside` shows both texts next to each other where the window is wide enough. */
  layout?: "inline" | "beside";
};

/** Unchanged blocks kept in sight on either side of a change. */
const CONTEXT_BLOCKS = 1;

export function DiffView({ diff, language, layout = "inline" }: DiffViewProps) {
  const t = useT();
  if (diff.isSame) return <p className="meta">{t("common:diff.no-change")}</p>;
  return (
    <div className={layout === "beside" ? "diff beside" : "diff"} lang={language}>
      {stretchesOf(diff.blocks).map(({ start, blocks, isFolded }) =>
        isFolded ? (
          <details key={start}>
            <summary className="meta">{t("common:diff.same", { count: countOf(blocks) })}</summary>
            <Blocks blocks={blocks} start={start} layout={layout} />
          </details>
        ) : (
          <Blocks key={start} blocks={blocks} start={start} layout={layout} />
        ),
      )}
    </div>
  );
}

type Layout = NonNullable<DiffViewProps["layout"]>;

type BlocksProps = { blocks: BlockDiff[]; start: number; layout: Layout };

function Blocks({ blocks, start, layout }: BlocksProps) {
  return (
    <>
      {blocks.map((block, offset) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is named by its place, and the text never changes.
        <Block key={start + offset} block={block} index={start + offset} layout={layout} />
      ))}
    </>
  );
}

type BlockProps = { block: BlockDiff; index: number; layout: Layout };

function Block({ block, index, layout }: BlockProps) {
  const flags = flagsOfBlock(block);
  const isCode = (block.kind === "removed" ? block.before : block.after).kind === "code";
  switch (block.kind) {
    case "same":
      return (
        <DiffBlock kind="same" isCode={isCode}>
          {block.after.text}
        </DiffBlock>
      );
    case "added":
      return (
        <DiffBlock kind="added" isCode={isCode}>
          {block.after.text}
        </DiffBlock>
      );
    case "removed":
      return (
        <DiffBlock kind="removed" isCode={isCode}>
          {block.before.text}
        </DiffBlock>
      );
    case "replaced":
      return (
        <div className="diff-pair">
          <DiffBlock kind="removed">{block.before.text}</DiffBlock>
          <DiffBlock kind="added" flags={flags}>
            {block.after.text}
          </DiffBlock>
        </div>
      );
    case "changed":
      return <ChangedBlock parts={block.parts} flags={flags} layout={layout} isCode={isCode} />;
    case "moved":
      return (
        <DiffBlock
          kind="moved"
          id={`block-${index}`}
          moved={{ end: block.end, href: `#block-${block.other}` }}
          flags={flags}
          isCode={isCode}
        >
          {block.parts ? <DiffParts parts={block.parts} /> : block.after.text}
        </DiffBlock>
      );
  }
}

type ChangedProps = { parts: Part[]; flags: Flag[]; layout: Layout; isCode: boolean };

function ChangedBlock({ parts, flags, layout, isCode }: ChangedProps) {
  if (layout === "inline") {
    return (
      <DiffBlock kind="changed" flags={flags} isCode={isCode}>
        <DiffParts parts={parts} />
      </DiffBlock>
    );
  }
  return (
    <div className="diff-pair">
      <DiffBlock kind="changed" isCode={isCode}>
        <DiffParts parts={parts.filter(({ kind }) => kind !== "added")} />
      </DiffBlock>
      <DiffBlock kind="changed" flags={flags} isCode={isCode}>
        <DiffParts parts={parts.filter(({ kind }) => kind !== "removed")} />
      </DiffBlock>
    </div>
  );
}

/** Some of them may stand for several. */
function countOf(blocks: BlockDiff[]): number {
  return blocks.reduce((sum, block) => sum + ((block.kind === "same" && block.count) || 1), 0);
}

type Stretch = { start: number; blocks: BlockDiff[]; isFolded: boolean };

/** Runs of unchanged blocks, folded except for their ends beside a change. */
function stretchesOf(blocks: BlockDiff[]): Stretch[] {
  const isNear = blocks.map((_, at) =>
    blocks.slice(Math.max(0, at - CONTEXT_BLOCKS), at + CONTEXT_BLOCKS + 1).some(({ kind }) => kind !== "same"),
  );
  const stretches: Stretch[] = [];
  blocks.forEach((block, at) => {
    const isFolded = !isNear[at];
    const last = stretches.at(-1);
    if (last && last.isFolded === isFolded) last.blocks.push(block);
    else stretches.push({ start: at, blocks: [block], isFolded });
  });
  return stretches;
}
