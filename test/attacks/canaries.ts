import { createSocket } from "node:dgram";
import { createServer } from "node:net";

export type Canaries = {
  readonly http: string;
  readonly udp: string;
  /** Everybody who came since it was last asked. */
  readonly take: () => readonly string[];
  readonly close: () => void;
};

/** A TCP server that answers as a web server would, and a UDP socket, on loopback; each counts whoever comes, even in silence. */
export async function startCanaries(): Promise<Canaries> {
  let came: string[] = [];
  const server = createServer((socket) => {
    came.push("a connection");
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      came.push(bytes.toString("latin1").split("\r\n")[0] ?? "");
      socket.end("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n");
    });
  });
  const socket = createSocket("udp4", (bytes) => {
    came.push(`a datagram of ${bytes.length} bytes`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  await new Promise<void>((resolve) => {
    socket.bind(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  server.unref();
  socket.unref();
  return {
    http: `http://127.0.0.1:${port}`,
    udp: `127.0.0.1:${socket.address().port}`,
    take: () => {
      const taken = came;
      came = [];
      return taken;
    },
    close: () => {
      server.close();
      socket.close();
    },
  };
}
