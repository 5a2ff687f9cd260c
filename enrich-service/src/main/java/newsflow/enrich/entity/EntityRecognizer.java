package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the persons, organisations, places, events and other named things of an article. Vietnamese
 * and English have trained models; in other languages only names of countries are found, with low
 * confidence. Thread-safe; time is linear in the length of the text, whatever it holds.
 */
public final class EntityRecognizer {
  /** Languages without a model that are kept ready; more would be hostile input. */
  private static final int MAX_OTHERS = 64;

  private final Map<String, Tagger> taggers;
  private final Map<String, OtherLanguages> others = new ConcurrentHashMap<>();
  private final Abbreviations abbreviations;
  private final PlaceHeads heads;
  private final Grouping grouping;

  EntityRecognizer(Map<String, Tagger> taggers) {
    this.taggers = Map.copyOf(taggers);
    KnownNames known = KnownNames.load();
    Gazetteer gazetteer = Gazetteer.load();
    this.abbreviations = new Abbreviations(known);
    this.heads = new PlaceHeads(gazetteer);
    this.grouping = new Grouping(known, gazetteer);
  }

  private EntityRecognizer(Map<String, Tagger> taggers, EntityRecognizer other) {
    this.taggers = Map.copyOf(taggers);
    this.abbreviations = other.abbreviations;
    this.heads = other.heads;
    this.grouping = other.grouping;
  }

  /** The same with other taggers; gazetteers are shared. */
  EntityRecognizer with(Map<String, Tagger> newTaggers) {
    return new EntityRecognizer(newTaggers, this);
  }

  /** Loads models and gazetteers from the class path; takes about a second. */
  public static EntityRecognizer load() {
    return new EntityRecognizer(
        Map.of("vi", EntityTagger.load("vi")::tag, "en", EntityTagger.load("en")::tag));
  }

  /**
   * The entities of an article, in order of their first mention.
   *
   * @param text the article; offsets of mentions refer to {@link Text#field}
   * @param language BCP 47 tag; the primary subtag decides
   */
  public List<Entity> recognize(Text text, String language) {
    return read(text, language).entities();
  }

  /** Every mention of an article with the reasons for its type and entity, in order. */
  public List<Explained> explain(Text text, String language) {
    return read(text, language).explained();
  }

  private Grouping.Result read(Text text, String language) {
    String primary = known(primary(language), text);
    Tagger trained = taggers.get(primary);
    OtherLanguages other = trained == null ? other(primary) : null;
    Tagger tagger = other == null ? Objects.requireNonNull(trained) : other;
    List<FieldText> fields = new ArrayList<>();
    Map<Field, List<Draft>> drafts = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String value = text.field(field);
      if (!value.isBlank()) {
        FieldText words = FieldText.of(field, value);
        fields.add(words);
        List<Draft> tagged = Spans.drafts(field, value, tagger.tag(value));
        drafts.put(field, primary.equals("vi") ? repaired(words, tagged) : tagged);
      }
    }
    Map<String, Abbreviations.Definition> defined = new LinkedHashMap<>();
    for (FieldText field : fields) {
      List<Draft> own = drafts.getOrDefault(field.field(), List.of());
      List<Abbreviations.Definition> found = abbreviations.find(field, own);
      drafts.put(field.field(), Defined.apply(field, own, found));
      found.forEach(one -> defined.putIfAbsent(one.shortForm(), one));
    }
    Missed missed = missed(drafts, defined);
    List<Draft> all = new ArrayList<>();
    for (FieldText field : fields) {
      all.addAll(missed.fill(field, drafts.getOrDefault(field.field(), List.of())));
    }
    return grouping.group(fields, Types.settle(all), defined, primary, other);
  }

  private List<Draft> repaired(FieldText field, List<Draft> drafts) {
    return NumberedEvents.complete(field, heads.repair(field, drafts));
  }

  private static Missed missed(
      Map<Field, List<Draft>> drafts, Map<String, Abbreviations.Definition> defined) {
    Missed missed = new Missed();
    defined.forEach(
        (name, one) ->
            missed.add(
                name,
                new Missed.Spelled(
                    one.type(), Defined.CONFIDENCE, new Reason.Introduced(name, one.longForm()))));
    for (List<Draft> own : drafts.values()) {
      for (Draft draft : own) {
        if (draft.text().indexOf(' ') > 0 && draft.confidence() >= 0.8) {
          missed.add(
              draft.text(),
              new Missed.Spelled(
                  draft.type(), draft.confidence() * 0.9, new Reason.SameSpelling(draft.text())));
        }
      }
    }
    return missed;
  }

  private OtherLanguages other(String language) {
    boolean known = others.size() < MAX_OTHERS || others.containsKey(language);
    return others.computeIfAbsent(known ? language : "", OtherLanguages::new);
  }

  /** Vietnamese for a text of unknown language that has its letters. */
  private static String known(String language, Text text) {
    return language.equals("und") && Spelling.hasVietnameseLetter(text.body()) ? "vi" : language;
  }

  private static String primary(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < lower.length() && end < 8 && Character.isLetter(lower.charAt(end))) {
      end++;
    }
    return lower.substring(0, end);
  }
}
