package newsflow.enrich.extract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Words that say that a time is one of change rather than of publication: {@code Updated}, {@code
 * mis à jour le}. In Vietnamese {@code Cập nhật} stands before times of publication too.
 */
final class Changes {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<!\\p{L})(?:updated?|(?:last )?(?:modified|edited)|actualizad[oa]|actualización|última"
              + " modificación|modificad[oa]|atualizad[oa]|atualização|mise? à"
              + " jour|modifiée?|actualisée?|aggiornat[oa]|aggiornamento|modifica|modificat[oa]"
              + "|actualitza[td]a?|aktualisiert|aktualisierung|geändert|bijgewerkt|aangepast|gewijzigd|uppdatera[dt]|ändrad|oppdatert|sist"
              + " endret|opdateret"
              + "|päivitetty|muokattu|z?aktualizowano|aktualizacja|zmodyfikowano|aktualizováno"
              + "|upraveno|aktualizované|aktualizácia|upravené|frissítve|frissítés|frissült|módosítva"
              + "|actualizat[ăa]?|actualizare|actualizării|ενημέρωση|ενημερώθηκε|ανανεώθηκε"
              + "|обновлен[оа]|изменен[оа]|оновлено|змінено|обновен[оа]|актуализиран[оа]"
              + "|a[žz]urirano|ажурирано|izmijenjeno|posodobljeno|güncelleme|güncellendi"
              + "|atnaujinta|atjaunin[āa]ts|papildināts|uuendatud|muudetud|täiendatud"
              + "|diperbarui|تحديث|עודכן|अपडेटेड)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?<!\\p{L})(?:publi\\p{L}*|pubbl\\p{L}*|posted|created|first|veröffentlicht|erstellt"
              + "|gepubliceerd|geplaatst|offentliggjort|udgivet|julkaistu|opublikowano|utworzono"
              + "|vydáno|zverejnen[éo]|megjelent|közzétéve|δημοσίευση|δημοσιεύ\\p{L}*|опубликован\\p{L}*"
              + "|создан\\p{L}*|опубліковано|публикуван[ао]|objavljeno|објављено|objavljen|oluşturulma"
              + "|yayın\\p{L}*|eklenme|giriş|paskelbta|avaldatud|diterbitkan|نشر|פורסם)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{2,4}(?!\\d)");

  private Changes() {}

  /**
   * What a line says of the publication.
   *
   * @return the line itself if it tells no change; null if all that it tells is a change
   */
  static @Nullable String without(String line) {
    Matcher change = WORD.matcher(line);
    if (!change.find()) {
      return line;
    }
    String before = line.substring(0, change.start());
    if (hasDigit(before)) {
      return before;
    }
    Matcher published = PUBLISHED.matcher(line);
    if (published.find(change.end()) && hasDigit(line.substring(published.end()))) {
      return line.substring(published.start());
    }
    Matcher day = DAY.matcher(line);
    return day.find(change.end()) && day.find() ? line.substring(day.start()) : null;
  }

  /** Whether what stands before a time element, or its name, says that it is a time of change. */
  static boolean isChange(Element time) {
    Element element = time;
    for (int i = 0; i < 3 && element != null; i++) {
      String name = element.className();
      if (!name.isEmpty() && (name.contains("pdated") || name.contains("odified"))) {
        return !name.contains("ublish");
      }
      Node before = before(element);
      if (before != null) {
        String text =
            before instanceof TextNode run ? run.getWholeText() : ((Element) before).text();
        String end = text.substring(Math.max(0, text.length() - 40));
        return endsInChange(end);
      }
      element = element.parent();
    }
    return false;
  }

  /** Whether a word of change is the last of the words that label a time, no digit behind it. */
  private static boolean endsInChange(String text) {
    int last = -1;
    Matcher change = WORD.matcher(text);
    while (change.find()) {
      last = change.end();
    }
    return last >= 0
        && !hasDigit(text.substring(last))
        && !PUBLISHED.matcher(text.substring(last)).find();
  }

  private static @Nullable Node before(Element element) {
    for (Node node = element.previousSibling(); node != null; node = node.previousSibling()) {
      if (node instanceof TextNode run ? !run.isBlank() : node instanceof Element) {
        return node;
      }
    }
    return null;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
