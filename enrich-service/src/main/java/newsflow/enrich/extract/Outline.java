package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** A page reduced to what decides about its text: regions, and blocks of text in their order. */
final class Outline {
  final List<Region> regions = new ArrayList<>();
  final List<Block> blocks = new ArrayList<>();
  final List<Picture> pictures = new ArrayList<>();

  /** Regions in which readers are asked for their address: newsletters, logins, comments. */
  final List<Region> signUps = new ArrayList<>();

  /**
   * An image element.
   *
   * @param region the region that holds it
   * @param at index of the block that follows it
   */
  record Picture(Element element, Region region, int at) {}
}
