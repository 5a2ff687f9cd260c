package newsflow.enrich.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The text of pages that keep it in the data of their scripts, to be shown by a program: the list,
 * or the piece of markup, with the most sentences.
 */
final class ScriptText {
  private static final int MAX_NODES = 200_000;
  private static final int LONGEST = 400;

  /** Fields that hold text rather than names, addresses and settings. */
  private static final Set<String> FIELDS =
      Set.of(
          "value", "text", "content", "contents", "html", "body", "paragraph", "children", "data");

  private List<String> best = List.of();
  private int most;
  private int nodes;

  private ScriptText() {}

  /**
   * The paragraphs that scripts hold.
   *
   * @param scripts the texts of script elements with JSON
   * @return paragraphs in order, none if there is no text
   */
  static List<String> find(List<String> scripts) {
    ScriptText text = new ScriptText();
    for (String script : scripts) {
      JsonNode data = parse(script);
      if (data != null) {
        text.walk(data, 0);
      }
    }
    return text.best;
  }

  private static @Nullable JsonNode parse(String script) {
    try {
      return JsonLd.MAPPER.readTree(script);
    } catch (JsonProcessingException broken) {
      return null;
    }
  }

  private void walk(JsonNode node, int depth) {
    if (depth > 60 || ++nodes > MAX_NODES) {
      return;
    }
    if (node.isTextual() && node.textValue().length() > 500 && node.textValue().contains("<p")) {
      weigh(Jsoup.parseBodyFragment(node.textValue()).select("p, h2, h3, li").eachText());
    } else if (node.isArray() && node.size() >= 3) {
      List<String> paragraphs = new ArrayList<>();
      for (JsonNode one : node) {
        StringBuilder text = new StringBuilder();
        collect(one, text, 0);
        paragraphs.add(JsonLd.clean(text.toString()));
      }
      weigh(paragraphs);
    }
    for (JsonNode child : node) {
      walk(child, depth + 1);
    }
  }

  /** The strings of a node in their order; those of fields that are made for text. */
  private static void collect(JsonNode node, StringBuilder text, int depth) {
    if (depth > 8 || text.length() > 20_000) {
      return;
    }
    if (node.isTextual()) {
      text.append(node.textValue());
    } else if (node.isArray()) {
      node.forEach(child -> collect(child, text, depth + 1));
    } else {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (FIELDS.contains(field.getKey())) {
          collect(field.getValue(), text, depth + 1);
        }
      }
    }
  }

  private void weigh(List<String> paragraphs) {
    List<String> kept = new ArrayList<>();
    int sum = 0;
    for (String paragraph : paragraphs) {
      int words = Words.count(paragraph);
      boolean sentence = words >= 8 && Words.endsSentence(paragraph);
      if (words > LONGEST) {
        continue;
      }
      sum += sentence ? words : 0;
      if (sentence || (words >= 2 && words <= 15)) {
        kept.add(paragraph);
      }
    }
    if (sum > most) {
      most = sum;
      best = kept;
    }
  }

  /** The text if it is far longer than what the page shows, else null. */
  static @Nullable String instead(List<String> scripts, int shownWords) {
    String text = String.join("\n\n", scripts.isEmpty() ? List.of() : find(scripts));
    return Words.count(text) > 3 * shownWords + 60 ? text : null;
  }
}
