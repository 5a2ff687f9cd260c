package newsflow.enrich.entity;

import java.text.Normalizer;

/**
 * What the features are made from, for each token of one sentence. Reused from sentence to
 * sentence; index 0 of the sentence is at {@link #PAD}, what lies outside the sentence is 0 or the
 * shape {@link #EDGE}.
 */
final class TokenAttributes {
  static final int PAD = 4;
  private static final int CAPACITY = Tokenizer.MAX_SENTENCE + 2 * PAD;

  static final int EDGE = 0;
  static final int LOWER = 1;
  static final int CAPITALISED = 2;
  static final int CAPITALS = 3;
  static final int ONE_CAPITAL = 4;
  static final int MIXED = 5;
  static final int NUMBER = 6;
  static final int LETTERS_AND_DIGITS = 7;
  static final int DOTTED = 8;
  static final int COMMA = 9;
  static final int STOP = 10;
  static final int QUOTE = 11;
  static final int BRACKET = 12;
  static final int DASH = 13;
  static final int COLON = 14;
  static final int OTHER = 15;

  private static final char[] FOLDED = folded();

  int size;

  /** Hash of the token as written; numbers have their digits replaced by 0. */
  final int[] word = new int[CAPACITY];

  /** Hash of the lower-cased token. */
  final int[] lower = new int[CAPACITY];

  /** Hash of the lower-cased token without diacritics. */
  final int[] fold = new int[CAPACITY];

  /** One of the constants of this class. */
  final int[] shape = new int[CAPACITY];

  /** Hash of the sequence of character classes, repeats beyond two left out. */
  final int[] pattern = new int[CAPACITY];

  final int[] prefix2 = new int[CAPACITY];
  final int[] prefix3 = new int[CAPACITY];
  final int[] suffix2 = new int[CAPACITY];
  final int[] suffix3 = new int[CAPACITY];

  /** Length in units, at most 15. */
  final int[] length = new int[CAPACITY];

  /** 1 if white space (or the sentence's start) is before the token. */
  final int[] spaced = new int[CAPACITY];

  /** Share of capitals: 0 usual, 1 most words capitalised, 2 all capitals, 3 no capital at all. */
  int casing;

  /** 1 if the sentence has no letter with a diacritic. */
  int plain;

  void read(CharSequence text, Sentence sentence) {
    size = sentence.size();
    int upperWords = 0;
    int capitalised = 0;
    int words = 0;
    boolean marked = false;
    for (int i = 0; i < size; i++) {
      int p = i + PAD;
      marked |= readToken(text, sentence.start(i), sentence.end(i), p);
      spaced[p] = i == 0 || sentence.end(i - 1) < sentence.start(i) ? 1 : 0;
      int s = shape[p];
      if (s >= LOWER && s <= MIXED) {
        words++;
        upperWords += s == CAPITALS || s == ONE_CAPITAL ? 1 : 0;
        capitalised += s == LOWER ? 0 : 1;
      }
    }
    casing =
        words >= 4 && upperWords * 10 >= words * 7
            ? 2
            : words >= 6 && capitalised * 10 >= words * 7 ? 1 : capitalised == 0 ? 3 : 0;
    plain = marked ? 0 : 1;
    for (int i = 0; i < PAD; i++) {
      clear(i);
      clear(size + PAD + i);
    }
  }

  private void clear(int p) {
    word[p] = 0;
    lower[p] = 0;
    fold[p] = 0;
    shape[p] = EDGE;
    pattern[p] = 0;
    prefix2[p] = 0;
    prefix3[p] = 0;
    suffix2[p] = 0;
    suffix3[p] = 0;
    length[p] = 0;
    spaced[p] = 1;
  }

  /** Returns whether the token has a letter with a diacritic. */
  private boolean readToken(CharSequence text, int start, int end, int p) {
    long exact = 0;
    long low = 0;
    long folded = 0;
    long form = 0;
    int upper = 0;
    int small = 0;
    int digits = 0;
    int dots = 0;
    boolean marked = false;
    int lastClass = 0;
    int run = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      char l = Character.toLowerCase(c);
      char f = fold(l);
      int kind;
      if ((c >= '0' && c <= '9') || (c > 0x7f && Character.isDigit(c))) {
        digits++;
        kind = 3;
      } else if (l != c) {
        upper++;
        kind = 1;
      } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
        small++;
        kind = 2;
      } else {
        dots += c == '.' ? 1 : 0;
        kind = 4;
      }
      marked |= f != l;
      run = kind == lastClass ? run + 1 : 1;
      lastClass = kind;
      if (run <= 2) {
        form = Hash.add(form, (char) kind);
      }
      exact = Hash.add(exact, c);
      low = Hash.add(low, l);
      folded = Hash.add(folded, f);
      if (i == start + 1) {
        prefix2[p] = Hash.finish(low);
      } else if (i == start + 2) {
        prefix3[p] = Hash.finish(low);
      }
    }
    int n = end - start;
    if (digits == n) {
      long zeros = 0;
      for (int i = 0; i < Math.min(n, 5); i++) {
        zeros = Hash.add(zeros, '0');
      }
      exact = zeros;
      low = zeros;
      folded = zeros;
    }
    word[p] = Hash.finish(exact);
    lower[p] = Hash.finish(low);
    fold[p] = Hash.finish(folded);
    pattern[p] = Hash.finish(form);
    length[p] = Math.min(n, 15);
    if (n < 2) {
      prefix2[p] = 0;
    }
    if (n < 3) {
      prefix3[p] = 0;
    }
    suffix2[p] = n > 2 ? suffix(text, end, 2) : 0;
    suffix3[p] = n > 3 ? suffix(text, end, 3) : 0;
    shape[p] = shape(text.charAt(start), n, upper, small, digits, dots);
    return marked;
  }

  private static int suffix(CharSequence text, int end, int n) {
    long hash = n;
    for (int i = end - n; i < end; i++) {
      hash = Hash.add(hash, Character.toLowerCase(text.charAt(i)));
    }
    return Hash.finish(hash);
  }

  private static int shape(char first, int n, int upper, int small, int digits, int dots) {
    if (dots > 0 && upper > 0) {
      return DOTTED;
    }
    if (digits == n) {
      return NUMBER;
    }
    if (digits > 0) {
      return LETTERS_AND_DIGITS;
    }
    if (upper > 0) {
      if (small == 0) {
        return n == 1 ? ONE_CAPITAL : CAPITALS;
      }
      return upper == 1 && Character.toLowerCase(first) != first ? CAPITALISED : MIXED;
    }
    if (small > 0) {
      return LOWER;
    }
    return switch (first) {
      case ',', ';' -> COMMA;
      case '.', '!', '?', '…' -> STOP;
      case '"', '“', '”', '‘', '’', '\'', '«', '»' -> QUOTE;
      case '(', ')', '[', ']' -> BRACKET;
      case '-', '–', '—', '/', '&' -> DASH;
      case ':' -> COLON;
      default -> OTHER;
    };
  }

  /** The letter without its diacritics, for a lower-case letter. */
  static char fold(char c) {
    return c < FOLDED.length ? FOLDED[c] : c;
  }

  private static char[] folded() {
    char[] table = new char[0x1F00];
    for (char c = 0; c < table.length; c++) {
      String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      table[c] = c == 'đ' ? 'd' : parts.charAt(0);
    }
    return table;
  }
}
