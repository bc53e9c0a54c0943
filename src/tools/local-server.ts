import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ServedFile } from "../model/tools.ts";
import { Failure } from "./failure.ts";

/** A server for this machine alone. */
export type LocalServer = {
  /** Holds a secret: whoever does not know it gets nothing. */
  readonly address: string;
  /** Tells everybody who listens at `events` that there is something new. */
  readonly announce: (text: string) => void;
  readonly close: () => Promise<void>;
};

/** Null where there is no such file. */
export type Answer = (path: string) => Promise<ServedFile | null>;

/** What is answered to something that was sent, as JSON with a status of HTTP. */
export type Reception = { readonly status: number; readonly body: unknown };
/** Takes JSON that was sent to a path; null where nothing is taken there. */
export type Receive = (path: string, sent: unknown) => Promise<Reception | null>;

const loopback = "127.0.0.1";
/** Bytes that may be sent: far more than an answer to a query has. */
const mostSent = 64 * 1024;
const policies = {
  /** Pages of the manuscript: nothing in them runs, asks elsewhere or is framed elsewhere. */
  manuscript:
    "default-src 'none'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; media-src 'self'; " +
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  desk:
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; style-src 'self'; frame-src 'self'; " +
    "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
};

/**
 * Serves what `answer` gives on the loopback interface, below a path nobody can guess, and hands on what is sent there. A
 * request by another name of this machine's, from another site's page, or by another method is refused, so that no page
 * elsewhere can read or change the manuscript. Throws a `Failure` where the port is taken; 0 takes any that is free.
 */
export async function serveLocally(port: number, answer: Answer, receive: Receive): Promise<LocalServer> {
  const secret = randomBytes(16).toString("hex");
  const listening = new Set<ServerResponse>();
  let last = "";
  const server = createServer((request, response) => {
    void reply(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, port);
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The server has no port.");
  const hosts = [loopback, "localhost"].map((name) => `${name}:${bound.port}`);

  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request, hosts, secret);
    if (path === null) return end(response, 403, "Refused.");
    if (request.method === "POST") return reception(request, response, path);
    if (request.method !== "GET") return end(response, 405, "Only reading is allowed.");
    if (path === "events") return listenTo(response);
    const file = await answer(path);
    if (file === null) return end(response, 404, "There is no such page.");
    response.writeHead(200, {
      ...commonHeaders,
      "Content-Type": file.mediaType,
      "Content-Length": file.bytes.length,
      "Content-Security-Policy": path.includes("/") ? policies.manuscript : policies.desk,
    });
    response.end(file.bytes);
  }

  async function reception(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    // Browsers name the page that sends; who names none is no page of ours.
    if (request.headers.origin === undefined) return end(response, 403, "Refused.");
    if (!/^application\/json\s*(?:;|$)/i.test(request.headers["content-type"] ?? ""))
      return end(response, 415, "JSON was expected.");
    const text = await sentText(request);
    if (text === null) return end(response, 413, `At most ${mostSent} bytes were expected.`);
    const sent = parsed(text);
    if (sent === undefined) return end(response, 400, "What was sent is no JSON.");
    const received = await receive(path, sent);
    if (received === null) return end(response, 405, "Only reading is allowed here.");
    response.writeHead(received.status, { ...commonHeaders, "Content-Type": "application/json" });
    response.end(JSON.stringify(received.body));
  }

  function listenTo(response: ServerResponse): void {
    response.writeHead(200, { ...commonHeaders, "Content-Type": "text/event-stream" });
    response.write(`data: ${last}\n\n`);
    listening.add(response);
    response.on("close", () => listening.delete(response));
  }

  return {
    address: `http://${loopback}:${bound.port}/${secret}/`,
    announce: (text) => {
      last = text;
      for (const response of listening) response.write(`data: ${text}\n\n`);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Null where it is too much. */
async function sentText(request: IncomingMessage): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes <= mostSent) chunks.push(part);
  }
  return bytes > mostSent ? null : Buffer.concat(chunks).toString("utf8");
}

/** Undefined where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const commonHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...commonHeaders, "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}

/** Path behind the secret; null where the request must be refused. */
function pathOf(
  { url = "", headers }: IncomingMessage,
  hosts: readonly string[],
  secret: string,
): string | null {
  const { host = "", origin } = headers;
  if (!hosts.includes(host) || (origin !== undefined && origin !== `http://${host}`)) return null;
  const [, given = "", path = ""] = /^\/([^/?]*)\/([^?]*)/.exec(url) ?? [];
  if (!areEqual(given, secret)) return null;
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function areEqual(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash("sha256").update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, () => resolve());
  }).catch((cause: unknown) => {
    throw new Failure(
      "environment/port-is-free",
      `Port ${port} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`,
      "Another preview may be running there; name another port, or leave --port out.",
      { cause },
    );
  });
}
