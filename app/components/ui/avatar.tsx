import { urls } from "~/urls";

export type AvatarProps = {
  displayName: string;
  /** File name in the uploads folder; without one the first letter stands for the person. */
  avatar: string | null;
  size?: "small" | "large";
};

/** Decoration beside a name that is always written out, so screen readers skip it. */
export function Avatar({ displayName, avatar, size = "small" }: AvatarProps) {
  const pixels = size === "large" ? 96 : 28;
  const className = size === "large" ? "avatar large" : "avatar";
  if (avatar) {
    return <img className={className} src={urls.upload(avatar)} alt="" width={pixels} height={pixels} loading="lazy" />;
  }
  return (
    <span className={className} aria-hidden="true">
      {firstLetter(displayName)}
    </span>
  );
}

function firstLetter(name: string): string {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? "·";
  return letter.toLocaleUpperCase();
}
