package newsflow.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link ComposeStack} and the {@link DeployedNews} of one stack for all
 * classes: brought up when the first asks, taken down after the last. Each class may find articles
 * of the others in it, and leaves it healthy.
 */
final class DeployedStack implements ParameterResolver {
  static final Map<String, Integer> ONE_OF_EACH =
      Map.of(
          "kafka",
          1,
          "registry",
          1,
          "elasticsearch",
          1,
          "ingest-service",
          1,
          "enrich-service",
          1,
          "index-service",
          1);

  /** What is up; closed by JUnit at the end of the run. */
  private record Up(ComposeStack stack, DeployedNews news) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      stack.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ComposeStack.class || type == DeployedNews.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Up up =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(DeployedStack.class))
            .getOrComputeIfAbsent("up", _ -> bringUp(), Up.class);
    return parameter.getParameter().getType() == ComposeStack.class ? up.stack() : up.news();
  }

  /** Prints a figure in a line that begins with "deployed:". */
  static void tell(String format, Object... values) {
    System.out.println("deployed: " + String.format(Locale.ROOT, format, values));
  }

  private static Up bringUp() {
    try {
      ComposeStack stack = new ComposeStack();
      try {
        long build = System.nanoTime();
        stack.compose("build", "check-env").good();
        long start = System.nanoTime();
        stack.compose("up", "-d").good();
        stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
        tell(
            "image built in %.0f s, up to healthy %.0f s",
            (start - build) / 1e9, (System.nanoTime() - start) / 1e9);
        String size = "{{.Size}}";
        tell(
            "image %s bytes",
            ComposeStack.docker("image", "inspect", "-f", size, "newsflow:it").good().strip());
        DeployedNews news = new DeployedNews(stack);
        news.fetchAccess();
        return new Up(stack, news);
      } catch (Exception | Error e) {
        stack.close();
        throw e;
      }
    } catch (Exception e) {
      throw new ParameterResolutionException("the stack did not come up: " + e.getMessage(), e);
    }
  }
}
