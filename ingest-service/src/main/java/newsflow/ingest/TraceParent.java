package newsflow.ingest;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** W3C Trace Context, level 1: the header that follows an article through the pipeline. */
final class TraceParent {
  static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParent() {}

  /** The caller's, if it has the form of one, else a new one. */
  static String continued(Optional<String> header) {
    return header
        .map(String::strip)
        .filter(text -> FORM.matcher(text).matches())
        .orElseGet(TraceParent::create);
  }

  private static String create() {
    HexFormat hex = HexFormat.of();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "00-"
        + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
        + hex.toHexDigits(random.nextLong())
        + "-"
        + hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE))
        + "-01";
  }
}
