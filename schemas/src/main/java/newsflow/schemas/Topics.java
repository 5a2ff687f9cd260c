package newsflow.schemas;

import newsflow.events.EnrichedArticle;
import newsflow.events.RawArticle;
import org.apache.kafka.common.serialization.Serdes;

/** The topics in which the services meet. */
public record Topics(Topic<String, RawArticle> raw, Topic<String, EnrichedArticle> enriched) {
  public static final String RAW = "news.articles.raw";
  public static final String ENRICHED = "news.articles.enriched";

  /** The topics under their fixed names, with serdes on the given registry. */
  public static Topics of(Registry registry) {
    return new Topics(
        new Topic<>(RAW, Serdes.String(), registry.serde(RawArticle.class)),
        new Topic<>(ENRICHED, Serdes.String(), registry.serde(EnrichedArticle.class)));
  }
}
