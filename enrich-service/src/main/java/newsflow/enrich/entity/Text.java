package newsflow.enrich.entity;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * The text of an article. Each field is brought to Unicode normal form C here; offsets of mentions
 * count UTF-16 units of these fields.
 *
 * @param title headline, if there is one
 * @param summary standfirst, if there is one
 * @param body paragraphs, joined by a blank line
 */
public record Text(@Nullable String title, @Nullable String summary, String body) {
  public Text {
    title = nfc(title);
    summary = nfc(summary);
    body = Normalizer.normalize(body, Normalizer.Form.NFC);
  }

  /** A text that is a body alone. */
  public static Text of(String body) {
    return new Text(null, null, body);
  }

  /** The normalised text of a field; empty when the article lacks it. */
  public String field(Field field) {
    String value =
        switch (field) {
          case TITLE -> title;
          case SUMMARY -> summary;
          case BODY -> body;
        };
    return value == null ? "" : value;
  }

  private static @Nullable String nfc(@Nullable String value) {
    return value == null ? null : Normalizer.normalize(value, Normalizer.Form.NFC);
  }
}
