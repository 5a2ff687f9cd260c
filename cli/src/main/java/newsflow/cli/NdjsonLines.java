package newsflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Gatherers;

/** One JSON object a line in, one a line out, in the same order, with all cores. */
final class NdjsonLines {
  private NdjsonLines() {}

  /**
   * Answers every line; one that fails gives {@code {"id","error"}} and the rest goes on.
   *
   * @param work one object to one object; what it throws becomes the error
   */
  static void answer(InputStream in, OutputStream out, Function<ObjectNode, ObjectNode> work) {
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        PrintWriter answers =
            new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false)) {
      lines
          .lines()
          .filter(line -> !line.isBlank())
          .gather(
              Gatherers.mapConcurrent(
                  Runtime.getRuntime().availableProcessors(), line -> answer(line, work)))
          .forEach(answer -> answers.println(Json.line(answer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode answer(String line, Function<ObjectNode, ObjectNode> work) {
    ObjectNode answer = Json.object();
    ObjectNode request;
    try {
      request = Json.parseObject(line);
    } catch (CommandException e) {
      return answer.putNull("id").put("error", e.getMessage());
    }
    answer.set("id", request.path("id").isMissingNode() ? answer.nullNode() : request.get("id"));
    try {
      ObjectNode result = work.apply(request);
      result.remove("id");
      return answer.setAll(result);
    } catch (CommandException e) {
      return answer.put("error", e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return answer.put("error", "internal error: " + e);
    }
  }
}
