package newsflow.ingest;

import java.util.List;
import newsflow.events.RawArticle;
import newsflow.runtime.Health;

/** Puts articles into news.articles.raw. Constructors do no I/O: {@link #start()} does. */
interface ArticlePublisher extends AutoCloseable {

  /** What became of one article. */
  sealed interface Published {

    /** Every in-sync replica has it. */
    record Acknowledged() implements Published {}

    /** No broker will ever take it. */
    record TooLarge(String detail) implements Published {}

    /** It is not known to be stored; sending it again does no harm. */
    record Unavailable(String detail) implements Published {}
  }

  void start();

  /**
   * Publishes and waits, for a bounded time, until each article's fate is known.
   *
   * @param articles with id and acceptedAt
   * @param traceparent W3C trace context, for the records' headers
   * @return one outcome each, in order
   */
  List<Published> publish(List<RawArticle> articles, String traceparent);

  /** Whether articles can be taken now; does not block. */
  Health health();

  /** Sends what is in hand. */
  @Override
  void close();
}
