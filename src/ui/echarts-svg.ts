import { use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

// Apart, because only places without a canvas need it.
use([SVGRenderer]);
