package newsflow.enrich.extract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an extraction says, in the fields that are measured. */
record Prediction(
    String id,
    @Nullable String title,
    String summary,
    String body,
    List<String> authors,
    @Nullable String publishedAt,
    @Nullable String error) {
  static Prediction of(String id, Extraction extraction) {
    return switch (extraction) {
      case Extraction.Extracted(Article a) ->
          new Prediction(
              id,
              a.title(),
              a.summary() == null ? "" : a.summary(),
              a.body(),
              a.authors(),
              a.published() == null
                  ? null
                  : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(a.published().local()),
              null);
      case Extraction.Rejected(Reason reason, String detail) ->
          new Prediction(id, null, "", "", List.of(), null, reason + ": " + detail);
    };
  }

  String json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("id", id).put("title", title).put("summary", summary).put("body", body);
    authors.forEach(node.putArray("authors")::add);
    node.put("published_at", publishedAt);
    if (error != null) {
      node.put("error", error);
    }
    return node.toString();
  }
}
