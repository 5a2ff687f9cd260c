package newsflow.enrich.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;

/**
 * Selectors for single publishers, which an operator may add as data. They are asked only for a
 * field that the general way did not find.
 *
 * <p>The text is a JSON list of objects: {@code domain} (its subdomains too), {@code from} and
 * {@code until} (days, both optional: layouts change, and archives keep the old ones), and the CSS
 * selectors {@code title}, {@code body}, {@code author}, {@code date}, each optional.
 */
public final class PublisherRules {
  /** No rules. */
  public static final PublisherRules NONE = new PublisherRules(Map.of());

  private final Map<String, List<Rule>> byDomain;

  private record Rule(
      @Nullable Instant from, @Nullable Instant until, Map<String, Evaluator> selectors) {
    boolean holds(Instant time) {
      return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
    }
  }

  private PublisherRules(Map<String, List<Rule>> byDomain) {
    this.byDomain = byDomain;
  }

  /**
   * Reads rules.
   *
   * @throws IllegalArgumentException naming the rule and what is wrong with it
   */
  public static PublisherRules parse(String json) {
    Map<String, List<Rule>> rules = new HashMap<>();
    JsonNode list;
    try {
      list = new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "publisher rules are no JSON: " + e.getOriginalMessage(), e);
    }
    if (!list.isArray()) {
      throw new IllegalArgumentException("publisher rules must be a list");
    }
    for (JsonNode one : list) {
      String domain = one.path("domain").asText("");
      if (domain.isEmpty()) {
        throw new IllegalArgumentException("publisher rule without a domain: " + one);
      }
      rules.computeIfAbsent(domain, d -> new ArrayList<>()).add(rule(domain, one));
    }
    return new PublisherRules(Map.copyOf(rules));
  }

  private static Rule rule(String domain, JsonNode one) {
    Map<String, Evaluator> selectors = new HashMap<>();
    for (String field : List.of("title", "body", "author", "date")) {
      if (one.hasNonNull(field)) {
        try {
          selectors.put(field, QueryParser.parse(one.get(field).asText()));
        } catch (SelectorParseException | IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "publisher rule of " + domain + ", " + field + ": " + e.getMessage(), e);
        }
      }
    }
    return new Rule(day(domain, one, "from"), day(domain, one, "until"), Map.copyOf(selectors));
  }

  private static @Nullable Instant day(String domain, JsonNode one, String field) {
    if (!one.hasNonNull(field)) {
      return null;
    }
    try {
      return LocalDate.parse(one.get(field).asText()).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "publisher rule of " + domain + ", " + field + " is no day: " + one.get(field), e);
    }
  }

  /**
   * The elements that a rule selects for a field, empty if there is no rule.
   *
   * @param host host of the page, without {@code www.}
   * @param time when the page was fetched
   */
  List<Element> select(Document page, @Nullable String host, Instant time, String field) {
    for (String domain = host; domain != null; domain = parent(domain)) {
      for (Rule rule : byDomain.getOrDefault(domain, List.of())) {
        Evaluator selector = rule.selectors().get(field);
        if (selector != null && rule.holds(time)) {
          return page.select(selector);
        }
      }
    }
    return List.of();
  }

  private static @Nullable String parent(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? null : domain.substring(dot + 1);
  }
}
