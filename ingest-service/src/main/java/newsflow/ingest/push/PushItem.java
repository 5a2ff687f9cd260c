package newsflow.ingest.push;

import newsflow.events.RawArticle;

/** What one item of a request turned out to be; items are counted from 0. */
public sealed interface PushItem {

  /** Position in the request: of the array's element, or of the line that is not blank. */
  int index();

  /** An article with its id; {@code acceptedAt} is yet to be set. */
  record Accepted(int index, RawArticle article) implements PushItem {}

  /** Not an article; the detail is for a person. */
  record Rejected(int index, Reason reason, String detail) implements PushItem {}
}
