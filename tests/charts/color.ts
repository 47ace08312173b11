/** Colour arithmetic for tests: contrast of WCAG 2.2, distance in OKLab under simulated colour vision. */
type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. */
export const VISIONS: Record<"normal" | "protan" | "deutan" | "tritan", Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Distance of two colours for the vision that tells them apart least; 2 is about a just noticeable difference. */
export function leastDistance(a: string, b: string): number {
  return Math.min(
    ...Object.values(VISIONS).map((vision) => distance(seen(linear(a), vision), seen(linear(b), vision))),
  );
}

function distance(a: Rgb, b: Rgb): number {
  const [left, right] = [oklab(a), oklab(b)];
  return 100 * Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);
}

function luminance(color: string): number {
  const [red, green, blue] = linear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(color: string): Rgb {
  const part = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function seen(color: Rgb, vision: Matrix): Rgb {
  return vision.map((row) => Math.min(1, Math.max(0, dot(row, color)))) as unknown as Rgb;
}

function oklab(color: Rgb): Rgb {
  const cone = (weights: Rgb) => Math.cbrt(dot(weights, color));
  const long = cone([0.4122214708, 0.5363325363, 0.0514459929]);
  const middle = cone([0.2119034982, 0.6806995451, 0.1073969566]);
  const short = cone([0.0883024619, 0.2817188376, 0.6299787005]);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function dot(a: Rgb, b: Rgb): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
