package newsflow.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sentences of 40 to 65 characters in languages of Latin letters, written for this project. */
final class ForeignSentences {
  private ForeignSentences() {}

  /** A language tag, {@code *} for a romanised one that has no tag here, a tab, the sentence. */
  static List<String> rows() throws IOException {
    try (InputStream in = ForeignSentences.class.getResourceAsStream("foreign.tsv")) {
      if (in == null) {
        throw new IllegalStateException("resource missing: foreign.tsv");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
