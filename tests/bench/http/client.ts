import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";

/**
 * The client of `bench http`, in a process of its own: raw sockets that ask again as soon as an answer is complete, as
 * Node's own client would be slower than the servers it measures. Cases take turns, so that a busy machine slows all.
 */
export type ClientJob = {
  readonly connections: number;
  readonly rounds: number;
  /** How long each case lasts in each round. */
  readonly ms: number;
  readonly cases: readonly ClientCase[];
};

export type ClientCase = {
  readonly name: string;
  readonly port: number;
  readonly status: number;
  /** Paths that are asked one after another; after the last the first comes again. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** The process that answers. */
  readonly pid: number;
};

export type Rate = {
  readonly perSecond: number;
  /** Microseconds of processor time of an answer, which others on the machine burden less; `null` where not told. */
  readonly cpu: number | null;
};

/** Of each case, one for each round. */
export type ClientResult = Readonly<Record<string, readonly Rate[]>>;

/** One tick of `/proc`, in microseconds. */
const TICK = 10_000;

/** What a server is warmed by before the first round: a busy machine takes longer for it, though not for ever. */
const WARM = { answers: 5000, ms: 8000 };

process.once("message", (job) => {
  void run(job as ClientJob).then((result) => {
    process.send?.(result, () => process.disconnect());
  });
});

async function run({ connections, rounds, ms, cases }: ClientJob): Promise<ClientResult> {
  const result: Record<string, Rate[]> = {};
  const places = new Map<string, { next: number }>();
  for (let round = 0; round <= rounds; round += 1)
    for (const one of cases) {
      const place = places.get(one.name) ?? { next: 0 };
      places.set(one.name, place);
      const rate = await ask(one, place, connections, round === 0 ? WARM : { answers: Number.POSITIVE_INFINITY, ms });
      if (round > 0) result[one.name] = [...(result[one.name] ?? []), rate];
    }
  return result;
}

/** Asks on all connections at once, for some time or until there are enough answers. */
async function ask(
  one: ClientCase,
  place: { next: number },
  connections: number,
  most: { readonly answers: number; readonly ms: number },
): Promise<Rate> {
  const tail = `Host: 127.0.0.1:${one.port}\r\n${Object.entries(one.headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("")}\r\n`;
  const requests =
    one.paths.length === 1 ? [Buffer.from(`GET ${one.paths[0]} HTTP/1.1\r\n${tail}`, "latin1")] : undefined;
  const nextRequest = () => {
    const path = one.paths[place.next % one.paths.length];
    place.next += 1;
    return requests?.[0] ?? `GET ${path} HTTP/1.1\r\n${tail}`;
  };
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(one.port)));
  let answers = 0;
  const cpuBefore = readCpu(one.pid);
  const start = performance.now();
  const until = start + most.ms;
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((settle, reject) => {
          let missing = 0;
          socket.on("data", (chunk) => {
            if (missing > 0) missing -= chunk.length;
            else {
              const { status, length } = readHead(chunk);
              if (status !== one.status) reject(new Error(`${one.name}: ${chunk.toString("latin1", 0, 400)}`));
              missing = length - chunk.length;
            }
            if (missing > 0) return;
            answers += 1;
            if (answers >= most.answers || performance.now() >= until) {
              socket.destroy();
              settle();
            } else socket.write(nextRequest(), "latin1");
          });
          socket.on("error", reject);
          socket.write(nextRequest(), "latin1");
        }),
    ),
  );
  const cpu = cpuBefore === null ? null : ((readCpu(one.pid) ?? 0) - cpuBefore) / answers;
  return { perSecond: (answers / (performance.now() - start)) * 1000, cpu };
}

/** Processor time that a process has taken, in microseconds; `null` where the system does not tell (`/proc`, Linux). */
function readCpu(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return null;
  }
}

/** Status, and bytes of the whole answer. The head is small and comes in one piece. */
function readHead(chunk: Buffer): { status: number; length: number } {
  const end = chunk.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("the head of an answer came in pieces");
  const head = chunk.toString("latin1", 0, end);
  const body = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? "0";
  return { status: Number(head.slice(9, 12)), length: end + 4 + (head.startsWith("304", 9) ? 0 : Number(body)) };
}

function open(port: number): Promise<Socket> {
  return new Promise((settle, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("connect", () => settle(socket));
    socket.once("error", reject);
  });
}
