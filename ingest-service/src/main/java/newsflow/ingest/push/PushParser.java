package newsflow.ingest.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsflow.schemas.TrustedEvents;

/** Reads the body of a request. Thread-safe; never throws for what a body contains. */
public final class PushParser {
  private static final int MAX_DEPTH = 100;

  /** Names and values of one article; a tree of ten million would take all memory. */
  private static final int MAX_TOKENS = 100_000;

  static {
    TrustedEvents.trust();
  }

  private final Limits limits;
  private final JsonMapper json;

  /** A parser with limits. */
  public PushParser(Limits limits) {
    this.limits = limits;
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .maxNameLength(1_000)
            .maxNumberLength(100)
            // Base64 is a third longer than what it encodes, an escaped letter six times.
            .maxStringLength(
                Math.max(1 << 20, (int) Math.min(1L << 30, 6L * limits.articleBytes())))
            .build();
    // Excerpts of the body in messages would carry half an article into a log.
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(constraints)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /**
   * Reads the items of a body, in their order.
   *
   * @param body after decompression
   * @param format how the body holds its articles
   * @param contentType as the request stated it, for {@link PushFormat#CONTENT}
   * @param parameters of the query: the fields of {@link PushFormat#CONTENT}, and of the others
   *     what an item does not say itself
   * @param now the time of the request
   * @return at least one item
   */
  public List<PushItem> parse(
      byte[] body,
      PushFormat format,
      String contentType,
      Map<String, List<String>> parameters,
      Instant now) {
    Map<String, JsonNode> defaults = toNodes(parameters);
    return switch (format) {
      case JSON -> ofSlices(JsonSlices.utf8(body), true, defaults, now);
      case NDJSON -> ofSlices(JsonSlices.utf8(body), false, defaults, now);
      case CONTENT -> {
        FieldNames.Named named = FieldNames.of(JsonNodeFactory.instance.objectNode(), defaults);
        if (FieldNames.CONTENT.stream().anyMatch(named.known()::containsKey)
            || named.known().containsKey("content_type")) {
          yield List.of(
              new PushItem.Rejected(
                  0, Reason.INVALID_FIELD, "the content and its type are those of the body"));
        }
        ArticleItem.Content content = new ArticleItem.Content(body, contentType);
        yield List.of(ArticleItem.read(0, named, content, limits, now));
      }
    };
  }

  private List<PushItem> ofSlices(
      byte[] utf8, boolean json, Map<String, JsonNode> defaults, Instant now) {
    return switch (json ? JsonSlices.ofJson(utf8) : JsonSlices.ofLines(utf8)) {
      case JsonSlices.Broken(String detail) ->
          List.of(new PushItem.Rejected(0, Reason.UNPARSABLE, detail));
      case JsonSlices.Items(List<JsonSlices.Slice> slices) -> {
        if (slices.isEmpty()) {
          yield List.of(new PushItem.Rejected(0, Reason.EMPTY_CONTENT, "the array is empty"));
        }
        if (slices.size() > limits.items()) {
          yield List.of(
              new PushItem.Rejected(
                  limits.items(),
                  Reason.TOO_LARGE,
                  "more than " + limits.items() + " items in one request; none was taken"));
        }
        List<PushItem> items = new ArrayList<>(slices.size());
        for (JsonSlices.Slice slice : slices) {
          items.add(item(items.size(), utf8, slice, defaults, now));
        }
        yield items;
      }
    };
  }

  private PushItem item(
      int index, byte[] utf8, JsonSlices.Slice slice, Map<String, JsonNode> defaults, Instant now) {
    JsonNode node;
    try {
      node = json.readTree(utf8, slice.start(), slice.end() - slice.start());
    } catch (JsonProcessingException e) {
      return new PushItem.Rejected(index, Reason.UNPARSABLE, detail(e));
    } catch (IOException e) {
      return new PushItem.Rejected(index, Reason.UNPARSABLE, "not JSON: " + e.getMessage());
    }
    if (node == null || !node.isObject()) {
      return new PushItem.Rejected(index, Reason.UNPARSABLE, "an article must be a JSON object");
    }
    if (!NinjsItem.is(node)) {
      return ArticleItem.read(index, FieldNames.of(node, defaults), null, limits, now);
    }
    return NinjsItem.kindWithoutText(node)
        .<PushItem>map(
            kind ->
                new PushItem.Rejected(
                    index,
                    Reason.UNSUPPORTED_TYPE,
                    "a ninjs item of type " + kind + " has no text"))
        .orElseGet(
            () ->
                ArticleItem.read(
                    index,
                    FieldNames.of(NinjsItem.toPushFormat(node, now), defaults),
                    null,
                    limits,
                    now));
  }

  private static String detail(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d of the item)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return "not JSON: " + e.getOriginalMessage() + where;
  }

  private static Map<String, JsonNode> toNodes(Map<String, List<String>> parameters) {
    Map<String, JsonNode> nodes = new HashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (values.size() == 1) {
            nodes.put(name, JsonNodeFactory.instance.textNode(values.getFirst()));
          } else {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            values.forEach(array::add);
            nodes.put(name, array);
          }
        });
    return nodes;
  }
}
