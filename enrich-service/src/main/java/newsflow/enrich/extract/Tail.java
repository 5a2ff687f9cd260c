package newsflow.enrich.extract;

import java.util.List;
import java.util.regex.Pattern;

/** Drops what stands under an article in its own column: contacts, rights, who the author is. */
final class Tail {
  private static final int LOOK = 6;
  private static final Pattern CONTACT =
      Pattern.compile(
          "[\\w.+-]+@[\\w-]+\\.\\w{2,}|(?<!\\w)@\\w{3,}|(?i:t\\.me/|twitter\\.com/|facebook\\.com/)");
  private static final Pattern RIGHTS =
      Pattern.compile(
          "(?i)©|\\(c\\) ?(?:19|20)\\d\\d|copyright|all rights reserved|alle rechte"
              + " vorbehalten|tous droits réservés|todos los derechos|todos os direitos|diritti"
              + " riservati|všechna práva|wszelkie prawa|все права"
              + " защищены|無断転載|版权所有|版權所有|무단.{0,6}전재|bản quyền");

  private Tail() {}

  /** Marks dropped blocks; they are the last of those kept so far. */
  static void trim(List<Block> kept) {
    int from = Math.max(1, kept.size() - LOOK);
    for (int i = kept.size() - 1; i >= from; i--) {
      Block block = kept.get(i);
      if (block.words <= 60 && CONTACT.matcher(block.text).find()) {
        block.drop = "contact";
      } else if (block.words <= 12
          && i == kept.size() - 1
          && block.linked == 0
          && !block.isHeading()
          && Names.isOnly(block.text, null)) {
        block.drop = "byline";
      } else if (block.words <= 80 && RIGHTS.matcher(block.text).find()) {
        block.drop = "rights";
      }
    }
  }
}
