package newsflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends articles to a running pipeline. */
@Command(name = "send", description = "Sends files, pages or standard input to the ingest API.")
final class Send implements Callable<Integer> {
  private static final int MAX_PAGE_BYTES = 20 * 1024 * 1024;

  @Parameters(arity = "1..*", description = "File, http(s) address, or - for standard input.")
  List<String> inputs = new ArrayList<>();

  @Option(names = "--url", description = "Address of the article, for a file or standard input.")
  @Nullable String url;

  @Option(names = "--source", description = "Source id.")
  @Nullable String source;

  @Override
  public Integer call() {
    Endpoints at = Endpoints.current();
    boolean allAccepted = true;
    try (IngestClient ingest = new IngestClient(at.ingest(), at.get("NEWSFLOW_API_KEY"))) {
      for (String input : inputs) {
        IngestClient.Sent sent = ingest.send(read(input), parameters(input));
        sent.accepted().forEach(System.out::println);
        for (String reason : sent.rejected()) {
          allAccepted = false;
          System.err.println(input + ": " + reason);
        }
      }
    }
    return allAccepted ? 0 : 1;
  }

  private Map<String, String> parameters(String input) {
    Map<String, String> parameters = new java.util.TreeMap<>();
    String address = isAddress(input) ? input : url;
    if (address != null) {
      parameters.put("url", address);
    }
    if (source != null) {
      parameters.put("source_id", source);
    }
    return parameters;
  }

  private static ArticleFile read(String input) {
    if (isAddress(input)) {
      return fetch(input);
    }
    return input.equals("-") ? ArticleFile.read(System.in) : ArticleFile.read(Path.of(input));
  }

  private static boolean isAddress(String input) {
    return input.startsWith("http://") || input.startsWith("https://");
  }

  private static ArticleFile fetch(String address) {
    try (HttpClient http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build();
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new CommandException(address + " answered " + response.statusCode());
        }
        byte[] content = body.readNBytes(MAX_PAGE_BYTES + 1);
        if (content.length > MAX_PAGE_BYTES) {
          throw new CommandException(address + " is larger than " + MAX_PAGE_BYTES + " bytes");
        }
        return new ArticleFile(
            content, response.headers().firstValue("Content-Type").orElse("text/html"));
      }
    } catch (IllegalArgumentException | IOException e) {
      throw new CommandException("cannot fetch " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }
}
