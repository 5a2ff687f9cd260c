package newsflow.enrich.extract;

import java.util.HashMap;
import java.util.Map;

/** What is known of an element by its name alone, asked once for each element of a page. */
final class Tags {
  /** How an element takes part in the flow of text. */
  enum Kind {
    BLOCK,
    INLINE,
    SKIPPED
  }

  /**
   * @param named whether its attributes may say something of the text
   * @param furniture whether it holds what is no part of an article
   * @param telling whether it may say something of the page, see {@link Clues}
   */
  record Traits(Kind kind, boolean named, boolean furniture, boolean telling) {}

  private static final Traits OTHER = new Traits(Kind.BLOCK, true, false, false);
  private static final Map<String, Traits> KNOWN = new HashMap<>();

  static {
    put(
        Kind.INLINE,
        "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr"
            + " picture q rb ruby s samp small source span strike strong sub sup time tt u"
            + " var wbr amp-img o:p st1:place meta link");
    put(
        Kind.SKIPPED,
        "script style noscript template iframe object embed svg math canvas button select option"
            + " datalist input textarea map audio video dialog head title frameset noframes amp-ad"
            + " amp-iframe amp-embed amp-social-share amp-sidebar rp rt rtc");
    put(Kind.BLOCK, "br nav footer aside menu html relative-time");
    for (String tag :
        words("script style meta link br img source svg iframe input noscript button")) {
      Traits was = of(tag);
      KNOWN.put(tag, new Traits(was.kind, false, was.furniture, was.telling));
    }
    for (String tag : words("nav footer aside menu")) {
      Traits was = of(tag);
      KNOWN.put(tag, new Traits(was.kind, was.named, true, was.telling));
    }
    for (String tag : words("meta title html link script time relative-time a")) {
      Traits was = of(tag);
      KNOWN.put(tag, new Traits(was.kind, was.named, was.furniture, true));
    }
  }

  private Tags() {}

  private static void put(Kind kind, String tags) {
    for (String tag : words(tags)) {
      KNOWN.put(tag, new Traits(kind, true, false, false));
    }
  }

  private static String[] words(String tags) {
    return tags.split(" ");
  }

  /** The traits of elements of a name; those of a block for names that are not known. */
  static Traits of(String tag) {
    Traits traits = KNOWN.get(tag);
    return traits == null ? OTHER : traits;
  }
}
