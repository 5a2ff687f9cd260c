package newsflow.enrich.extract;

/** The outcome of {@link Extractor#extract(Page)}. */
public sealed interface Extraction {
  /** An article was found. */
  record Extracted(Article article) implements Extraction {}

  /**
   * None was found.
   *
   * @param detail one sentence for the operator
   */
  record Rejected(Reason reason, String detail) implements Extraction {}
}
