package newsflow.enrich.extract;

import org.jspecify.annotations.Nullable;

/** A hint of the language from letters that only it has; the language package judges better. */
final class Scripts {
  private Scripts() {}

  /** {@code vi} for text with Vietnamese letters, else null. */
  static @Nullable String guess(String text) {
    int vietnamese = 0;
    int n = Math.min(text.length(), 5000);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x1EA0 && c <= 0x1EF9 || c == 'ơ' || c == 'ư' || c == 'đ' || c == 'Đ') {
        vietnamese++;
      }
    }
    return vietnamese * 30 > n ? "vi" : null;
  }
}
