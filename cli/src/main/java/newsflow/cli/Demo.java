package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The whole pipeline once through: files in over HTTP, documents out of Elasticsearch. */
@Command(
    name = "demo",
    description = "Starts everything, sends the files, waits until each is found, prints, stops.")
final class Demo implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  @Parameters(arity = "0..*", description = "Articles; the samples without any.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "One object with the documents as stored.")
  boolean json;

  @Override
  public Integer call() throws InterruptedException {
    List<Path> inputs = files.isEmpty() ? samples() : files;
    List<ArticleFile> articles = inputs.stream().map(ArticleFile::read).toList();
    long start = System.nanoTime();
    System.err.println("Starting Kafka, schema registry, Elasticsearch and the three services…");
    try (DevStack stack = DevStack.start(null, false);
        ArticleSearch search = new ArticleSearch(stack.endpoints().environment())) {
      System.err.printf("Ready after %.1f s; sending %d files.%n", seconds(start), inputs.size());
      Map<String, Path> sent = new LinkedHashMap<>();
      boolean allAccepted = send(stack, inputs, articles, sent);
      List<JsonNode> documents = await(search, sent);
      documents.sort(
          (a, b) -> Integer.compare(order(sent, a.path("id")), order(sent, b.path("id"))));
      String words = withoutDiacritics(documents);
      JsonNode found = search.query(words, 10, List.of());
      if (json) {
        System.out.println(Json.pretty(result(documents, words, found)));
      } else {
        documents.forEach(document -> System.out.println(ReadableDocument.of(document)));
        System.out.printf("search '%s': ", words);
        Search.print(found);
      }
      reportMissing(stack, sent, documents);
      System.err.printf(
          "%d of %d found after %.1f s.%n", documents.size(), sent.size(), seconds(start));
      return allAccepted && documents.size() == sent.size() && !sent.isEmpty() ? 0 : 1;
    }
  }

  private static boolean send(
      DevStack stack, List<Path> inputs, List<ArticleFile> articles, Map<String, Path> sent) {
    boolean allAccepted = true;
    try (IngestClient ingest = new IngestClient(stack.endpoints().ingest(), "")) {
      for (int i = 0; i < inputs.size(); i++) {
        IngestClient.Sent outcome = ingest.send(articles.get(i), Map.of());
        for (String id : outcome.accepted()) {
          sent.put(id, inputs.get(i));
        }
        for (String reason : outcome.rejected()) {
          allAccepted = false;
          System.err.println(inputs.get(i) + ": " + reason);
        }
      }
    }
    return allAccepted;
  }

  /** Polls until every article is found, is a dead letter, or patience ends. */
  private static List<JsonNode> await(ArticleSearch search, Map<String, Path> sent)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<JsonNode> found = search.byId(sent.keySet());
    while (found.size() < sent.size() && System.nanoTime() < deadline) {
      Thread.sleep(POLL);
      found = search.byId(sent.keySet());
    }
    return new ArrayList<>(found);
  }

  private static void reportMissing(
      DevStack stack, Map<String, Path> sent, List<JsonNode> documents) {
    Map<String, Path> missing = new LinkedHashMap<>(sent);
    documents.forEach(document -> missing.remove(document.path("id").asText()));
    if (missing.isEmpty()) {
      return;
    }
    missing.forEach((id, file) -> System.err.println(file + " was not found (id " + id + ")"));
    try (DeadLetterBox box = new DeadLetterBox(stack.endpoints().environment())) {
      box.all(
          letter ->
              System.err.printf(
                  "dead letter %s: %s %s%n",
                  DeadLetterBox.address(letter),
                  DeadLetterBox.header(letter, "reason"),
                  DeadLetterBox.header(letter, "detail")));
    }
  }

  private static ObjectNode result(List<JsonNode> documents, String words, JsonNode found) {
    ObjectNode result = Json.object();
    ArrayNode array = result.putArray("documents");
    documents.forEach(array::add);
    ObjectNode search = result.putObject("search");
    search.put("query", words);
    ArrayNode ids = search.putArray("ids");
    for (JsonNode hit : found.path("hits").path("hits")) {
      ids.add(hit.path("_source").path("id").asText());
    }
    return result;
  }

  /** A place of the first document that has one, typed as people type who skip the accents. */
  private static String withoutDiacritics(List<JsonNode> documents) {
    String best = "";
    for (JsonNode document : documents) {
      for (JsonNode entity : document.path("entities")) {
        String name = entity.path("name").asText();
        if (entity.path("type").asText().equals("place") && !folded(name).equalsIgnoreCase(name)) {
          return folded(name);
        }
      }
      if (best.isEmpty()) {
        best = folded(document.path("title").asText());
      }
    }
    return best;
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd')
        .replace('Đ', 'D')
        .toLowerCase(Locale.ROOT);
  }

  private static int order(Map<String, Path> sent, JsonNode id) {
    return new ArrayList<>(sent.keySet()).indexOf(id.asText());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<Path> samples() {
    Path folder = Path.of(System.getProperty("newsflow.home", "."), "samples");
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> !file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new CommandException("there is no folder " + folder, e);
    }
  }
}
