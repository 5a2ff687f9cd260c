package newsflow.enrich.extract;

/** Why nothing could be extracted. */
public enum Reason {
  /** No content, or nothing but white space and markup. */
  EMPTY,
  /** An image, an archive, a PDF: not text in any known charset. */
  BINARY,
  /** More bytes than {@link Extractor#MAX_BYTES}. */
  TOO_LARGE,
  /** A page, but without any text that could be an article. */
  NO_TEXT,
  /** The content type is one that is not understood, and the bytes do not look like text. */
  UNSUPPORTED
}
