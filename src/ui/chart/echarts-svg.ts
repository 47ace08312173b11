import { setPlatformAPI, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { textWidth } from "#charts/text-fit.ts";

// Apart, because only places without a canvas need it. Such places cannot measure text either, so it is estimated.
use([SVGRenderer]);

setPlatformAPI({
  measureText: (text, font) => {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(font ?? "")?.[1] ?? 12);
    return { width: textWidth(text, size) };
  },
});
