// The line between the browser and the website, which can be pulled out. The browser's own switch
// does not reach what a worker asks by itself.
import { createServer, request } from "node:http";

export class Line {
  /** What was asked over this line, as addresses without the host. */
  asked = [];
  #sockets = new Set();
  #isSilent = false;
  #server;
  #port = 0;

  constructor(website) {
    this.website = new URL(website);
  }

  /** Plugs the line in; gives the address at its other end, which stays the same. */
  async plugIn() {
    this.#isSilent = false;
    this.#server = createServer((question, answer) => this.#pass(question, answer));
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
    await new Promise((ready) => this.#server.listen(this.#port, "127.0.0.1", ready));
    this.#port = this.#server.address().port;
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Pulls the line out. */
  async pullOut() {
    const closed = new Promise((ready) => this.#server.close(ready));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Takes questions from now on, and answers none: the one bar of a phone in a cellar. */
  fallSilent() {
    this.#isSilent = true;
  }

  #pass(question, answer) {
    this.asked.push(question.url);
    if (this.#isSilent) return;
    const { hostname, port } = this.website;
    const { method, url: path, headers } = question;
    const passed = request({ hostname, port, method, path, headers }, (reply) => {
      answer.writeHead(reply.statusCode, reply.headers);
      reply.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    question.pipe(passed);
  }
}
