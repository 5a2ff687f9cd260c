package newsflow.ingest.push;

import java.util.Map;
import java.util.TreeMap;

/** What a pusher said beyond the fields that the pipeline knows; kept, within limits. */
final class Attributes {
  private static final int MAX_COUNT = 200;
  private static final int MAX_CHARS = 64 * 1024;

  private final Map<String, String> values = new TreeMap<>();

  void put(String name, String value) {
    values.put(name, value);
  }

  /** All of them; too many are a problem of the item. */
  Map<String, String> checked(Fields fields) {
    int chars = 0;
    for (Map.Entry<String, String> each : values.entrySet()) {
      chars += Math.min(MAX_CHARS, each.getKey().length() + each.getValue().length());
      if (chars > MAX_CHARS) {
        break;
      }
    }
    if (values.size() > MAX_COUNT || chars > MAX_CHARS) {
      fields.refuse(
          Reason.TOO_LARGE,
          "attributes and unknown fields: at most %d of %d characters together"
              .formatted(MAX_COUNT, MAX_CHARS));
    }
    return values;
  }
}
