package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little JSON that annotated sentences need: string members and a list of triples. */
final class JsonLine {
  private static final Pattern TRIPLE =
      Pattern.compile("\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*,\\s*\"(\\w+)\"\\s*]");

  private final String line;

  JsonLine(String line) {
    this.line = line;
  }

  /** A triple [start, end, type], offsets in code points. */
  record Span(int start, int end, String type) {}

  /** The value of a string member of the outermost object. */
  String string(String name) {
    Matcher matcher =
        Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"").matcher(line);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + name + " in " + line);
    }
    return unescape(matcher.group(1));
  }

  /** The triples of an array member. */
  List<Span> spans(String name) {
    List<Span> spans = new ArrayList<>();
    int at = line.lastIndexOf("\"" + name + "\"");
    if (at < 0) {
      return spans;
    }
    Matcher matcher = TRIPLE.matcher(line);
    while (matcher.find(at)) {
      spans.add(
          new Span(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              matcher.group(3)));
      at = matcher.end();
    }
    return spans;
  }

  private static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }
}
