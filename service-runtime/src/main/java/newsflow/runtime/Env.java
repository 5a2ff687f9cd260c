package newsflow.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import newsflow.runtime.text.EditDistance;

/**
 * The settings of one process, read once from environment variables. Getters never throw: they note
 * the problem and return the standard value, and {@link #check()} reports all problems together.
 *
 * <p>{@code NAME_FILE} reads the value of {@code NAME} from a file, for secrets. An unknown name
 * that starts with {@code NEWSFLOW_} is a problem too, with the nearest known name as a suggestion;
 * names of the other services ({@code NEWSFLOW_INDEX_…} in ingest) are left to them.
 */
public final class Env {
  private static final String OURS = "NEWSFLOW_";
  private static final List<String> SERVICES =
      List.of("NEWSFLOW_INGEST_", "NEWSFLOW_ENRICH_", "NEWSFLOW_INDEX_", "NEWSFLOW_INFRA");
  private static final long MAX_SECRET_FILE_BYTES = 64 * 1024;

  /** Read by the log configuration before any class of ours runs. */
  private static final List<Setting> LOG_SETTINGS =
      List.of(
          new Setting("NEWSFLOW_LOG_FORMAT", "plain", "plain, or ecs for one JSON object a line"),
          new Setting("NEWSFLOW_LOG_LEVEL", "INFO", "least severe level that is logged"),
          new Setting("NEWSFLOW_SERVICE_NAME", "newsflow", "service.name in ECS logs"));

  private final Map<String, String> values;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Env(Map<String, String> values) {
    this.values = new TreeMap<>(values);
    for (Setting log : LOG_SETTINGS) {
      settings.put(log.name(), log);
    }
  }

  /** The variables of this process. */
  public static Env system() {
    return new Env(System.getenv());
  }

  /** The given variables, as the dev stack and tests hand them over. */
  public static Env of(Map<String, String> values) {
    return new Env(values);
  }

  /** A text that has a standard value. */
  public String text(String name, String standard, String meaning) {
    return find(name, standard, meaning).orElse(standard);
  }

  /** A text that may be missing. */
  public Optional<String> optional(String name, String meaning) {
    return find(name, "", meaning);
  }

  /** A text without which the service cannot start. */
  public String required(String name, String meaning) {
    Optional<String> value = find(name, "", meaning);
    if (value.isEmpty()) {
      problems.add(name + " is not set: " + meaning);
    }
    return value.orElse("");
  }

  /** A text that logs must not show. */
  public Optional<Secret> secret(String name, String meaning) {
    return find(name, "", meaning).map(Secret::new);
  }

  /** A whole number from {@code min} to {@code max}. */
  public int number(String name, int standard, int min, int max, String meaning) {
    return parse(
        name,
        Integer.toString(standard),
        standard,
        meaning,
        "a whole number from " + min + " to " + max,
        text -> {
          int number = Integer.parseInt(text);
          if (number < min || number > max) {
            throw new IllegalArgumentException(text);
          }
          return number;
        });
  }

  /** A TCP port; 0 takes a free one. */
  public int port(String name, int standard, String meaning) {
    return number(name, standard, 0, 65_535, meaning);
  }

  /** A number of bytes such as {@code 512}, {@code 64k}, {@code 10m}. */
  public long bytes(String name, String standard, String meaning) {
    return parse(
        name,
        standard,
        parseBytes(standard),
        meaning,
        "a size such as 512, 64k or 10m",
        Env::parseBytes);
  }

  /** A duration such as {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 30d}. */
  public Duration duration(String name, String standard, String meaning) {
    return parse(
        name,
        standard,
        parseDuration(standard),
        meaning,
        "a duration such as 250ms, 10s, 5m, 1h or 30d",
        Env::parseDuration);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean standard, String meaning) {
    return parse(
        name,
        Boolean.toString(standard),
        standard,
        meaning,
        "true or false",
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException(text);
            });
  }

  /** An http or https address. */
  public URI url(String name, String standard, String meaning) {
    return parse(
        name,
        standard,
        URI.create(standard),
        meaning,
        "an http:// or https:// address",
        text -> {
          URI uri = URI.create(text);
          if (uri.getHost() == null
              || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(text);
          }
          return uri;
        });
  }

  /**
   * The properties of a client library: {@code KAFKA_SECURITY_PROTOCOL} becomes {@code
   * security.protocol} for the prefix {@code KAFKA_}.
   */
  public Map<String, String> properties(String prefix, String meaning) {
    settings.put(prefix + "*", new Setting(prefix + "*", "", meaning));
    Set<String> names = new TreeSet<>();
    for (String name : values.keySet()) {
      if (name.startsWith(prefix)) {
        names.add(
            name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name);
      }
    }
    Map<String, String> properties = new TreeMap<>();
    for (String name : names) {
      String key = name.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '.');
      read(name).ifPresent(value -> properties.put(key, value));
    }
    return properties;
  }

  /** Notes a problem that a getter cannot see, such as two settings that exclude each other. */
  public void problem(String text) {
    problems.add(text);
  }

  /** The settings asked for so far, in the order of asking. */
  public List<Setting> settings() {
    return List.copyOf(settings.values());
  }

  /**
   * Ends the reading of settings.
   *
   * @throws ConfigException with every problem found
   */
  public void check() {
    List<String> all = new ArrayList<>(problems);
    for (String name : values.keySet()) {
      if (isUnknown(name)) {
        all.add(name + " is not a setting" + suggestion(name));
      }
    }
    if (!all.isEmpty()) {
      throw new ConfigException(all);
    }
  }

  private Optional<String> find(String name, String standard, String meaning) {
    settings.put(name, new Setting(name, standard, meaning));
    return read(name);
  }

  private Optional<String> read(String name) {
    String file = values.get(name + "_FILE");
    String value = values.get(name);
    if (file != null && !file.isBlank()) {
      if (value != null && !value.isBlank()) {
        problems.add(name + " and " + name + "_FILE are both set; keep one");
      }
      value = readFile(name, file.strip());
    }
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private String readFile(String name, String path) {
    try {
      Path file = Path.of(path);
      if (Files.size(file) > MAX_SECRET_FILE_BYTES) {
        problems.add(
            name + "_FILE: " + file + " is larger than " + MAX_SECRET_FILE_BYTES + " bytes");
        return "";
      }
      return Files.readString(file);
    } catch (IOException | InvalidPathException e) {
      problems.add(name + "_FILE: cannot read " + path + " (" + e.getClass().getSimpleName() + ")");
      return "";
    }
  }

  private <T> T parse(
      String name,
      String shown,
      T standard,
      String meaning,
      String form,
      Function<String, T> parser) {
    Optional<String> text = find(name, shown, meaning);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      return parser.apply(text.get());
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(name + " is '" + text.get() + "', but must be " + form);
      return standard;
    }
  }

  private static long parseBytes(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = lower.endsWith("k") ? 10 : lower.endsWith("m") ? 20 : lower.endsWith("g") ? 30 : 0;
    long number = Long.parseLong(shift == 0 ? lower : lower.substring(0, lower.length() - 1));
    if (number <= 0 || number > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException(text);
    }
    return number << shift;
  }

  private static Duration parseDuration(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
      digits++;
    }
    long number = Long.parseLong(lower.substring(0, digits));
    return switch (lower.substring(digits)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException(text);
    };
  }

  private boolean isUnknown(String name) {
    String plain =
        name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name;
    return name.startsWith(OURS)
        && !settings.containsKey(name)
        && !settings.containsKey(plain)
        && SERVICES.stream().noneMatch(prefix -> name.startsWith(prefix) && !asksFor(prefix));
  }

  /** Whether this process reads settings of that service. */
  private boolean asksFor(String prefix) {
    return settings.keySet().stream().anyMatch(known -> known.startsWith(prefix));
  }

  private String suggestion(String name) {
    return settings.keySet().stream()
        .filter(known -> known.startsWith(OURS))
        .min(
            (a, b) -> Integer.compare(EditDistance.between(name, a), EditDistance.between(name, b)))
        .filter(nearest -> EditDistance.between(name, nearest) <= Math.max(3, name.length() / 4))
        .map(nearest -> "; did you mean " + nearest + "?")
        .orElse("");
  }
}
