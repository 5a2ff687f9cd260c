package newsflow.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Whether each service is able to work. */
@Command(
    name = "status",
    description = "Asks each service whether it is ready; exit 0 only if all are.")
final class Status implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Override
  public Integer call() throws InterruptedException {
    Endpoints at = Endpoints.current();
    Map<String, String> services = new LinkedHashMap<>();
    services.put("ingest-service", at.ingest());
    services.put("enrich-service", at.enrich());
    services.put("index-service", at.index());
    boolean allReady = true;
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      for (Map.Entry<String, String> service : services.entrySet()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(service.getValue() + "/ready"))
                .timeout(TIMEOUT)
                .build();
        String answer;
        try {
          var response = http.send(request, BodyHandlers.ofString());
          allReady &= response.statusCode() == 200;
          answer = response.body();
        } catch (IOException e) {
          allReady = false;
          answer = "cannot be reached";
        }
        System.out.printf("%-16s %-28s %s%n", service.getKey(), service.getValue(), answer);
      }
    }
    return allReady ? 0 : 1;
  }
}
