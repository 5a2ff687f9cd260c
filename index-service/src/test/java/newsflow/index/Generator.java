package newsflow.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import newsflow.events.Category;
import newsflow.events.EnrichedArticle;
import newsflow.events.Entity;
import newsflow.events.EntityType;
import newsflow.events.Mention;
import newsflow.events.Source;
import newsflow.events.TextField;
import newsflow.events.TimeOrigin;
import newsflow.events.TimePrecision;
import newsflow.schemas.TrustedEvents;

/**
 * Articles of the size and shape of news (about 2.5 kB of text, 12 entities with two mentions
 * each), the same for the same number. Words follow Zipf's law over 30,000 made-up syllables.
 */
final class Generator {
  private static final int WORDS = 30_000;
  private static final String[] SYLLABLES = {
    "thái", "nguyên", "đường", "người", "được", "quốc", "hội", "chính", "tỉnh", "phát", "triển",
    "kinh", "tế", "công", "an", "trường", "học", "sinh", "bão", "sông", "cầu", "rừng", "giá", "vàng"
  };
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static {
    TrustedEvents.trust();
  }

  private final String prefix;

  /**
   * @param prefix of every id
   */
  Generator(String prefix) {
    this.prefix = prefix;
  }

  EnrichedArticle article(int number) {
    return article(number, 8, 60, 12);
  }

  /** About 1.2 kB of JSON: a title, a summary, a sentence, an entity. */
  EnrichedArticle small(int number) {
    return article(number, 1, 20, 1);
  }

  private EnrichedArticle article(int number, int paragraphs, int words, int entities) {
    Random random = new Random(number);
    String title = text(random, 12);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < paragraphs; i++) {
      body.append(i == 0 ? "" : "\n\n").append(text(random, words)).append('.');
    }
    Instant time = START.plusSeconds(number * 7L);
    return EnrichedArticle.newBuilder()
        .setId(prefix + number)
        .setUrl("https://bao" + number % 50 + ".example/" + number)
        .setSource(
            Source.newBuilder()
                .setId("bao" + number % 50 + ".example")
                .setDomain("bao" + number % 50 + ".example")
                .setCountry("VN")
                .build())
        .setAcceptedAt(time)
        .setEnricher("newsflow/benchmark")
        .setTitle(title)
        .setSummary(text(random, 30))
        .setSummaryOrigin("page")
        .setBody(body.toString())
        .setAuthors(List.of(name(random, 2)))
        .setSection("Mục " + number % 20)
        .setKeywords(List.of(text(random, 2), text(random, 2), text(random, 2)))
        .setWordCount(500)
        .setPublishedAt(time)
        .setPublishedAtZone("+07:00")
        .setPublishedAtOrigin(TimeOrigin.META)
        .setPublishedAtPrecision(TimePrecision.SECOND)
        .setFetchedAt(time)
        .setLanguage("vi")
        .setLanguageConfidence(0.99)
        .setEntities(entities(random, entities))
        .setCategories(
            List.of(
                Category.newBuilder()
                    .setId("medtop:1" + (1 + number % 7) + "000000")
                    .setName("category " + number % 7)
                    .setNameVi("loại " + number % 7)
                    .setConfidence(0.8)
                    .build()))
        .build();
  }

  private static List<Entity> entities(Random random, int count) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int which = zipf(random, 20_000);
      String name = name(new Random(which), 3);
      List<Mention> mentions = new ArrayList<>();
      for (int j = 0; j < 2; j++) {
        int start = random.nextInt(2_000);
        mentions.add(
            Mention.newBuilder()
                .setField(TextField.BODY)
                .setStart(start)
                .setEnd(start + name.length())
                .setText(name)
                .build());
      }
      entities.add(
          Entity.newBuilder()
              .setId("person:entity-" + which + "-" + i)
              .setType(EntityType.PERSON)
              .setName(name)
              .setConfidence(0.9)
              .setCount(2)
              .setMentions(mentions)
              .build());
    }
    return entities;
  }

  private static String name(Random random, int words) {
    String text = text(random, words);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int word = zipf(random, WORDS);
      text.append(i == 0 ? "" : " ").append(SYLLABLES[word % SYLLABLES.length]);
      if (word >= SYLLABLES.length) {
        text.append(Integer.toString(word / SYLLABLES.length, 36));
      }
    }
    return text.toString();
  }

  /** Rank r with a probability of about 1/r. */
  private static int zipf(Random random, int size) {
    return (int) Math.pow(size, random.nextDouble()) - 1;
  }
}
