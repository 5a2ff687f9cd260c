package newsflow.ingest;

import io.helidon.http.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import newsflow.events.ArticleStatus;
import newsflow.events.RawArticle;
import newsflow.ingest.ArticlePublisher.Published;
import newsflow.ingest.push.PushItem;
import newsflow.ingest.push.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives items their version, publishes them, counts each once and says what became of them. */
final class Acceptance {
  private static final Logger log = LoggerFactory.getLogger(Acceptance.class);
  private static final String RETRY_SECONDS = "3";

  private final ArticlePublisher publisher;
  private final AcceptanceClock clock;
  private final IngestMetrics metrics;

  Acceptance(ArticlePublisher publisher, AcceptanceClock clock, IngestMetrics metrics) {
    this.publisher = publisher;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** An accepted item of the answer. */
  record Taken(int index, String id) {}

  /** A rejected item of the answer. */
  record Refused(int index, String reason, String detail) {}

  /** The answer's body. */
  record Result(List<Taken> accepted, List<Refused> rejected) {}

  /** Returns once the broker has acknowledged all that the answer lists as accepted. */
  Answer accept(List<PushItem> items, String traceparent) {
    List<Taken> taken = new ArrayList<>();
    List<PushItem.Rejected> rejected = new ArrayList<>();
    List<PushItem.Accepted> good = new ArrayList<>();
    for (PushItem item : items) {
      switch (item) {
        case PushItem.Accepted accepted -> good.add(accepted);
        case PushItem.Rejected refused -> rejected.add(refused);
      }
    }
    List<Published> outcomes = publish(good, traceparent);
    for (int i = 0; i < good.size(); i++) {
      int index = good.get(i).index();
      switch (outcomes.get(i)) {
        case Published.Acknowledged _ -> taken.add(taken(index, good.get(i).article()));
        case Published.TooLarge(String detail) ->
            rejected.add(new PushItem.Rejected(index, Reason.TOO_LARGE, detail));
        case Published.Unavailable(String detail) ->
            rejected.add(new PushItem.Rejected(index, Reason.UNAVAILABLE, detail));
      }
    }
    rejected.sort(Comparator.comparingInt(PushItem.Rejected::index));
    rejected.forEach(this::note);
    return answer(taken, rejected);
  }

  private List<Published> publish(List<PushItem.Accepted> good, String traceparent) {
    if (good.isEmpty()) {
      return List.of();
    }
    List<RawArticle> articles = good.stream().map(PushItem.Accepted::article).toList();
    articles.forEach(article -> article.setAcceptedAt(clock.next(article.getId())));
    return publisher.publish(articles, traceparent);
  }

  private Taken taken(int index, RawArticle article) {
    metrics.accepted(article.getContent().remaining());
    try (MDC.MDCCloseable _ = MDC.putCloseable("article", article.getId())) {
      if (article.getStatus() == ArticleStatus.CANCELED) {
        log.info("withdrawn");
      } else {
        log.debug("accepted, {} bytes", article.getContent().remaining());
      }
    }
    return new Taken(index, article.getId());
  }

  private void note(PushItem.Rejected item) {
    metrics.refused(item.reason());
    log.debug("item {} rejected: {} ({})", item.index(), item.reason(), item.detail());
  }

  private static Answer answer(List<Taken> taken, List<PushItem.Rejected> rejected) {
    Result result =
        new Result(
            taken,
            rejected.stream()
                .map(item -> new Refused(item.index(), item.reason().code(), item.detail()))
                .toList());
    Answer answer = new Answer(status(taken, rejected), result, Map.of());
    return answer.status().equals(Status.SERVICE_UNAVAILABLE_503)
        ? answer.with("Retry-After", RETRY_SECONDS)
        : answer;
  }

  private static Status status(List<Taken> taken, List<PushItem.Rejected> rejected) {
    List<Reason> reasons = rejected.stream().map(PushItem.Rejected::reason).distinct().toList();
    if (reasons.contains(Reason.UNAVAILABLE)) {
      return Status.SERVICE_UNAVAILABLE_503;
    }
    if (!taken.isEmpty()) {
      return Status.ACCEPTED_202;
    }
    return switch (reasons.size() == 1 ? reasons.getFirst() : Reason.INVALID_FIELD) {
      case UNPARSABLE -> Status.BAD_REQUEST_400;
      case TOO_LARGE -> Status.REQUEST_ENTITY_TOO_LARGE_413;
      case UNKNOWN_FIELD, INVALID_FIELD, EMPTY_CONTENT, UNSUPPORTED_TYPE, UNAVAILABLE ->
          Status.UNPROCESSABLE_CONTENT_422;
    };
  }
}
