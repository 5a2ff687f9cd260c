package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The pictures of an article and what is printed under them. */
final class Images {
  private static final int MAX = 50;

  private Images() {}

  static List<Image> of(
      Outline outline, MainText.Found found, @Nullable String base, @Nullable String lead) {
    Map<String, Image> images = new LinkedHashMap<>();
    String first = Addresses.resolve(base, lead);
    if (first != null) {
      images.put(key(first), new Image(first, null));
    }
    Region region = found.region();
    for (Outline.Picture picture : outline.pictures) {
      if (picture.at() < region.from || picture.at() > region.to || images.size() >= MAX) {
        continue;
      }
      if (picture.region().drop != null || tiny(picture.element())) {
        continue;
      }
      String url = Addresses.resolve(base, source(picture.element()));
      if (url != null) {
        Image image = new Image(url, caption(outline, picture));
        Image known = images.get(key(url));
        if (known == null || known.caption() == null) {
          images.put(key(url), known == null ? image : new Image(known.url(), image.caption()));
        }
      }
    }
    return new ArrayList<>(images.values());
  }

  private static String source(Element img) {
    for (String name :
        new String[] {"data-src", "data-original", "data-lazy-src", "data-original-src", "src"}) {
      String value = img.attr(name);
      if (!value.isBlank() && !value.startsWith("data:")) {
        return value;
      }
    }
    String set = img.attr("srcset");
    int end = set.indexOf(' ');
    return end > 0 ? set.substring(0, end) : set;
  }

  private static boolean tiny(Element img) {
    return small(img.attr("width")) || small(img.attr("height"));
  }

  private static boolean small(String size) {
    return size.length() == 1
        || (size.length() == 2 && size.charAt(0) < '6' && Character.isDigit(size.charAt(1)));
  }

  private static String key(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static @Nullable String caption(Outline outline, Outline.Picture picture) {
    Region figure = picture.region();
    for (int i = 0; i < 4 && figure != null; i++) {
      if (figure.tag().equals("figure") || figure.tag().equals("table")) {
        break;
      }
      figure = figure.parent;
    }
    int end = figure == null ? picture.at() + 2 : figure.to;
    StringBuilder caption = new StringBuilder();
    for (int i = picture.at(); i < Math.min(end, outline.blocks.size()); i++) {
      Block block = outline.blocks.get(i);
      if ("caption".equals(block.drop)) {
        caption.append(caption.isEmpty() ? "" : " ").append(block.text);
      } else if (!caption.isEmpty()) {
        break;
      }
    }
    return caption.isEmpty() || caption.length() > 1000 ? null : caption.toString();
  }
}
