package newsflow.index;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server that answers bulks as it is told. */
final class LoopbackElasticsearch implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<String>> bulks = new ArrayList<>();
  private final Function<List<String>, Reply> replies;

  /**
   * An answer.
   *
   * @param status 0 breaks the connection
   */
  record Reply(int status, String body) {
    static Reply error(int status, String type) {
      return new Reply(
          status, "{\"error\":{\"type\":\"" + type + "\",\"reason\":\"told so\"},\"status\":0}");
    }

    /** A 200 with one item of each status. */
    static Reply items(int... statuses) {
      StringBuilder items = new StringBuilder();
      for (int status : statuses) {
        items
            .append(items.isEmpty() ? "" : ",")
            .append("{\"index\":{\"status\":")
            .append(status)
            .append(
                status < 300 ? "" : ",\"error\":{\"type\":\"e" + status + "\",\"reason\":\"r\"}")
            .append("}}");
      }
      return new Reply(200, "{\"errors\":true,\"items\":[" + items + "]}");
    }

    static Reply written(List<String> ids) {
      return items(ids.stream().mapToInt(_ -> 201).toArray());
    }
  }

  /**
   * @param replies from the ids of a bulk to the answer
   */
  LoopbackElasticsearch(Function<List<String>, Reply> replies) throws IOException {
    this.replies = replies;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The ids of each bulk received. */
  synchronized List<List<String>> bulks() {
    return List.copyOf(bulks);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] lines =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("\n");
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < lines.length; i += 2) {
        ids.add(Elasticsearch.JSON.readTree(lines[i]).path("index").path("_id").asText());
      }
      synchronized (this) {
        bulks.add(ids);
      }
      Reply reply = replies.apply(ids);
      if (reply.status == 0) {
        return;
      }
      byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
      exchange.sendResponseHeaders(reply.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
