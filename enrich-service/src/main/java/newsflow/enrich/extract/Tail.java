package newsflow.enrich.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Drops what stands under an article in its own column: contacts, rights, who the author is. */
final class Tail {
  private static final int LOOK = 6;
  private static final Pattern CONTACT =
      Pattern.compile(
          "[\\w.+-]+@[\\w-]+\\.\\w{2,}|\\[email"
              + " protected\\]|(?<!\\w)@\\w{3,}|(?i:t\\.me/|twitter\\.com/|facebook\\.com/)");
  private static final Pattern DAY =
      Pattern.compile(
          "\\p{Nd}{1,2}[./-]\\p{Nd}{1,2}[./-]\\p{Nd}{4}|\\p{Nd}{4}\\s?[-./年년]\\s?\\p{Nd}{1,2}\\s?[-./月월]\\s?\\p{Nd}{1,2}");
  private static final List<String> RIGHTS =
      List.of(
          "©",
          "(c) 20",
          "copyright",
          "all rights reserved",
          "may not be reproduced, published",
          "alle rechte vorbehalten",
          "tous droits réservés",
          "todos los derechos",
          "todos os direitos",
          "diritti riservati",
          "všechna práva",
          "wszelkie prawa",
          "все права защищены",
          "無断転載",
          "版权所有",
          "版權所有",
          "무단 전재",
          "무단전재",
          "bản quyền",
          "ghi rõ nguồn",
          "禁止转载",
          "未经授权",
          "未經授權",
          "请勿转载",
          "請勿轉載",
          "转载请注明",
          "轉載請註明",
          "재배포 금지",
          "저작권자",
          "hak cipta",
          "dilarang mengutip",
          "dilarang keras",
          "tüm hakları saklıdır",
          "haki zote",
          "สงวนลิขสิทธิ์",
          "រក្សាសិទ្ធិ",
          "ສະຫງວນລິຂະສິດ",
          "सर्वाधिकार",
          "সর্বস্বত্ব",
          "স্বত্ব ©",
          "جميع الحقوق",
          "حقوق النشر",
          "حقوق الطبع",
          "کلیه حقوق",
          "تمامی حقوق",
          "تمام حقوق",
          "جملہ حقوق",
          "כל הזכויות",
          "መብቱ በሕግ");

  /** Initials of those who wrote and edited, as agencies put them under a text: {@code /abc}. */
  private static final Pattern INITIALS =
      Pattern.compile(
          "[-–—/(\\[]{1,2}\\p{L}{2,5}(?:[/-]\\p{L}{2,5})*[)\\]/]?|\\p{L}{2,4}/\\p{L}{2,4}");

  /** Labels of the paper or agency that a text was taken from; own work. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:source|quelle|fuente|fonte|font|bron|źródło|zdroj|forrás|sursa|πηγή|источник|джерело|крыніца|извор|izvor|vir|kaynak|sumber|nguồn|kilde|källa|lähde|allikas|avots|šaltinis|chanzo|ที่มา|المصدر|منبع|ماخذ|מקור|स्रोत|साभार|সূত্র|ஆதாரம்|来源|來源|出典|출처)\\s?[:：]\\s?\\S.{0,60}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Tail() {}

  /** Marks dropped blocks; they are the last of those kept so far. */
  static void trim(List<Block> kept) {
    int from = Math.max(1, kept.size() - LOOK);
    boolean last = true;
    for (int i = kept.size() - 1; i >= from; i--) {
      Block block = kept.get(i);
      if (block.words <= (last ? 60 : 18) && isContact(block.text)) {
        block.drop = "contact";
      } else if (block.words <= 12
          && i == kept.size() - 1
          && block.linked == 0
          && !block.isHeading()
          && (Names.isOnly(block.text, null) || !Signatures.ofOffice(block.text).isEmpty())) {
        block.drop = "byline";
      } else if (block.words <= 110 && claimsRights(block.text)) {
        block.drop = "rights";
      } else if (last && isSource(block)) {
        block.drop = "source";
      }
      last &= block.drop != null;
    }
  }

  /** The name of the paper or agency, initials, or where and when it was printed. */
  private static boolean isSource(Block block) {
    String tag = block.region.tag();
    if (block.words > 10
        || block.isHeading()
        || tag.equals("li")
        || tag.equals("td")
        || tag.equals("th")
        || Words.endsSentence(block.text)) {
      return false;
    }
    return block.words <= 2
        || SOURCE.matcher(block.text).matches()
        || (block.text.length() <= 14 && INITIALS.matcher(block.text).matches())
        || hasDate(block.text);
  }

  /** The blocks without those at the end that tell who an author is. */
  static List<Block> withoutAuthors(List<Block> blocks, List<String> authors) {
    int from = Math.max(blocks.size() * 2 / 3, blocks.size() - LOOK);
    for (Block block : blocks.subList(Math.min(Math.max(1, from), blocks.size()), blocks.size())) {
      String start = Words.fold(block.text.substring(0, Math.min(80, block.text.length())));
      for (String author : authors) {
        if (block.words <= 90 && author.indexOf(' ') > 0 && start.startsWith(Words.fold(author))) {
          block.drop = "tells who the author is";
        }
      }
    }
    return blocks.stream().filter(block -> block.drop == null).toList();
  }

  /** Whether a text names a day of a year, in figures or with the month's name. */
  private static boolean hasDate(String text) {
    NamedDate named = NamedDate.find(Calendars.plain(text));
    return (named != null && named.year() != 0) || DAY.matcher(text).find();
  }

  private static boolean isContact(String text) {
    return (text.indexOf('@') >= 0 || text.indexOf('/') >= 0) && CONTACT.matcher(text).find();
  }

  private static boolean claimsRights(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String phrase : RIGHTS) {
      if (lower.contains(phrase)) {
        return true;
      }
    }
    return false;
  }
}
