package newsflow.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one item by their canonical names. Getters never throw: they keep the first problem
 * and return nothing, and the item is refused at the end.
 */
final class Fields {
  private static final int SHOWN = 80;

  private final Map<String, JsonNode> values;
  private @Nullable Problem problem;

  /** Why the item is refused. */
  record Problem(Reason reason, String detail) {}

  Fields(Map<String, JsonNode> values) {
    this.values = values;
  }

  Optional<Problem> problem() {
    return Optional.ofNullable(problem);
  }

  void refuse(Reason reason, String detail) {
    if (problem == null) {
      problem = new Problem(reason, detail);
    }
  }

  boolean has(String name) {
    JsonNode value = values.get(name);
    return value != null && !value.isNull();
  }

  Optional<JsonNode> node(String name) {
    return has(name) ? Optional.ofNullable(values.get(name)) : Optional.empty();
  }

  /** A stripped text of at most so many UTF-16 code units; blank counts as missing. */
  Optional<String> text(String name, int max) {
    return node(name).flatMap(node -> text(name, node, max)).filter(text -> !text.isEmpty());
  }

  /** A list of texts; one text counts as a list of one. */
  List<String> texts(String name, int maxItems, int maxLength) {
    List<String> texts = new ArrayList<>();
    node(name)
        .ifPresent(
            node -> {
              if (!node.isArray()) {
                text(name, node, maxLength).ifPresent(texts::add);
              } else if (node.size() > maxItems) {
                refuse(Reason.TOO_LARGE, name + " has more than " + maxItems + " items");
              } else {
                node.forEach(item -> text(name, item, maxLength).ifPresent(texts::add));
              }
            });
    texts.removeIf(String::isEmpty);
    return texts;
  }

  /** A time, exact or not. */
  Optional<StatedTime> time(String name) {
    return text(name, 64)
        .map(
            text -> {
              StatedTime time = StatedTime.parse(text);
              if (time instanceof StatedTime.NoTime) {
                invalid(name, text, "a time as in 2026-03-01T08:30:00+07:00 or 2026-03-01");
              }
              return time;
            });
  }

  /** A moment. */
  Optional<Instant> instant(String name) {
    return time(name)
        .flatMap(
            time ->
                switch (time) {
                  case StatedTime.Exact(Instant instant) -> Optional.of(instant);
                  case StatedTime.Partial(String text) -> {
                    invalid(name, text, "a time with its offset as in 2026-03-01T08:30:00+07:00");
                    yield Optional.empty();
                  }
                  case StatedTime.NoTime() -> Optional.empty();
                });
  }

  /** Refuses a value and says what it should be. */
  void invalid(String name, String value, String form) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    refuse(Reason.INVALID_FIELD, name + " is '" + shown + "', but must be " + form);
  }

  private Optional<String> text(String name, JsonNode node, int max) {
    if (node.isContainerNode() || node.isBoolean() || node.isNull()) {
      refuse(Reason.INVALID_FIELD, name + " must be a text");
      return Optional.empty();
    }
    String text = node.asText().strip();
    if (text.length() > max) {
      refuse(Reason.TOO_LARGE, name + " is longer than " + max + " characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
