import type { Galley } from "../../model/galley.ts";
import type { Place } from "../../model/place.ts";
import { visitBlocks, visitInlines } from "../../tree/walk.ts";

/** Every formula of a galley as it was written, with its place where that is known. */
export function galleyFormulas({
  title,
  subtitle,
  abstract,
  spine,
}: Galley): readonly { readonly tex: string; readonly place: Place | undefined }[] {
  const found: { tex: string; place: Place | undefined }[] = [];
  const visitor: Parameters<typeof visitBlocks>[1] = {
    inline: (inline) => {
      if (inline.t === "Math") found.push({ tex: inline.c[1], place: inline.place });
    },
  };
  visitInlines([...title, ...subtitle], visitor);
  visitBlocks([...abstract, ...spine.flatMap(({ blocks }) => blocks)], visitor);
  return found;
}
