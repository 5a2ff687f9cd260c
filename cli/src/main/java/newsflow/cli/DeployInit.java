package newsflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import newsflow.index.Access;
import newsflow.index.Elasticsearch;
import newsflow.index.IndexConfig;
import newsflow.index.IndexSetup;
import newsflow.runtime.ConfigException;
import newsflow.runtime.Env;
import newsflow.runtime.FatalException;

/**
 * The steps of docker-compose.yml that run and end; each can run again without harm.
 *
 * <ul>
 *   <li>{@code check-env}: refuses missing and weak secrets
 *   <li>{@code certificates}: makes or renews what Elasticsearch's TLS needs
 *   <li>{@code init}: topics, schemas, index, roles and API keys
 * </ul>
 *
 * <p>Exit codes: 0 done, 1 failed, 2 bad settings; the reason is one line on stderr.
 */
public final class DeployInit {
  private static final Path ACCESS = Path.of("/access");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private DeployInit() {}

  public static void main(String[] args) {
    System.exit(run(args, System.getenv()));
  }

  /** Does one step; returns the exit code. */
  static int run(String[] args, Map<String, String> environment) {
    try {
      switch (args.length == 1 ? args[0] : "") {
        case "check-env" -> checkSecrets(environment);
        case "certificates" -> makeCertificates(environment);
        case "init" -> init(environment);
        default -> throw new ConfigException(List.of("give one of check-env, certificates, init"));
      }
      return 0;
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (CommandException | FatalException e) {
      System.err.println("failed: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      System.err.println("failed: " + e);
      return 1;
    }
  }

  private static void checkSecrets(Map<String, String> environment) {
    Secrets.check(environment);
    System.err.println("the secrets of .env are there and strong enough");
  }

  private static void makeCertificates(Map<String, String> environment) throws IOException {
    List<String> further =
        Arrays.stream(environment.getOrDefault("TLS_NAMES", "").split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    Certificates certificates =
        new Certificates(ACCESS.resolve("ca"), ACCESS.resolve("tls"), InstantSource.system());
    System.err.println(certificates.ensure(further));
  }

  private static void init(Map<String, String> environment) throws IOException {
    IndexConfig config = IndexConfig.from(Env.of(new Endpoints(environment).ofIndexService()));
    Init.run(environment);
    try (Elasticsearch elasticsearch = new Elasticsearch(config.elasticsearch())) {
      SecurityInit security = new SecurityInit(elasticsearch, config.elasticsearch());
      security.await(PATIENCE);
      new IndexSetup(elasticsearch, config.layout()).run();
      security.grant(Access.indexService(config.retention()), ACCESS.resolve("index"));
      security.grant(Access.READER, ACCESS.resolve("reader"));
    }
    System.err.println("topics, schemas, index, roles and API keys are in place");
  }
}
