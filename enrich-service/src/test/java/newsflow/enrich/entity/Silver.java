package newsflow.enrich.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a first tagger's own tags over unlabelled text say about words and names: which label a word
 * usually has, which type of name usually follows or precedes it, which names have which type. The
 * second tagger uses this as features.
 */
final class Silver {
  /** Of the articles after this one only every third is tagged, to save time. */
  private static final int ALL = 22_000;

  private static final int TYPES = EntityType.values().length;

  private static final class WordCount {
    final int[] label = new int[Labels.COUNT];
    final int[] followedBy = new int[TYPES + 1];
    final int[] precededBy = new int[TYPES + 1];
  }

  private static final class NameCount {
    final int[] articles = new int[TYPES];
    int lastArticle = -1;
  }

  private final Map<Integer, WordCount> words = new HashMap<>();
  private final Map<Integer, NameCount> names = new HashMap<>();
  private final Map<Integer, Long> prefixes = new HashMap<>();
  private final TokenAttributes t = new TokenAttributes();
  private int article;

  /** Tags all texts and counts. */
  void read(List<Path> files, EntityTagger tagger) throws IOException {
    for (Path file : files) {
      KnowledgeBuilder.lines(
          file,
          line -> {
            article++;
            if (article > ALL && article % 3 != 0) {
              return;
            }
            List<Sentence> sentences = Tokenizer.sentences(line);
            List<Tagged> tags = tagger.tag(line, sentences);
            int at = 0;
            for (Sentence sentence : sentences) {
              List<Tagged> here = new ArrayList<>();
              while (at < tags.size() && tags.get(at).start() < sentence.end()) {
                if (tags.get(at).confidence() >= 0.5) {
                  here.add(tags.get(at));
                }
                at++;
              }
              count(line, sentence, here);
            }
          });
    }
  }

  private void count(String text, Sentence sentence, List<Tagged> tags) {
    t.read(text, sentence);
    if (t.casing != 0) {
      return;
    }
    byte[] labels = LabelledSentence.labels(sentence, tags);
    int n = sentence.size();
    for (int i = 0; i < n; i++) {
      int p = i + TokenAttributes.PAD;
      boolean capital = t.shape[p] >= TokenAttributes.CAPITALISED && t.shape[p] <= 8;
      boolean letters = t.shape[p] >= TokenAttributes.LOWER && t.shape[p] <= 8;
      WordCount count = letters ? words.computeIfAbsent(t.lower[p], k -> new WordCount()) : null;
      if (count == null) {
        continue;
      }
      if (capital) {
        count.label[labels[i]]++;
      }
      if (i + 1 < n && capital(p + 1)) {
        byte next = labels[i + 1];
        if (Labels.isBegin(next) || Labels.isUnit(next)) {
          count.followedBy[1 + Labels.index(Labels.type(next))]++;
        } else {
          count.followedBy[0]++;
        }
      }
      if (i > 0 && capital(p - 1)) {
        byte previous = labels[i - 1];
        if (Labels.isLast(previous) || Labels.isUnit(previous)) {
          count.precededBy[1 + Labels.index(Labels.type(previous))]++;
        } else {
          count.precededBy[0]++;
        }
      }
    }
    for (Tagged tag : tags) {
      if (tag.confidence() >= 0.8) {
        name(sentence, tag);
      }
    }
  }

  private boolean capital(int p) {
    return t.shape[p] >= TokenAttributes.CAPITALISED && t.shape[p] <= 8;
  }

  private void name(Sentence sentence, Tagged tag) {
    int hash = 0;
    int length = 0;
    List<Integer> path = new ArrayList<>();
    for (int i = 0; i < sentence.size(); i++) {
      if (sentence.start(i) >= tag.start() && sentence.end(i) <= tag.end()) {
        hash = Knowledge.phrase(hash, t.lower[i + TokenAttributes.PAD]);
        path.add(hash);
        length++;
      }
    }
    if (length == 0 || length > Knowledge.MAX_NAME) {
      return;
    }
    NameCount count = names.computeIfAbsent(hash, k -> new NameCount());
    if (count.lastArticle != article) {
      count.lastArticle = article;
      count.articles[Labels.index(tag.type())]++;
      int total = 0;
      for (int c : count.articles) {
        total += c;
      }
      if (total == 3) {
        for (int prefix : path.subList(0, path.size() - 1)) {
          prefixes.put(prefix, Knowledge.MORE);
        }
      }
    }
  }

  /** The knowledge with these counts added. */
  Knowledge added(Knowledge knowledge) {
    Map<Integer, Long> moreWords = new HashMap<>();
    for (Map.Entry<Integer, WordCount> entry : words.entrySet()) {
      WordCount c = entry.getValue();
      long value =
          ((long) strongest(c.label) << 5)
              | ((long) strongest(c.followedBy) << 12)
              | ((long) strongest(c.precededBy) << 17);
      if (value != 0) {
        moreWords.put(Knowledge.usageKey(entry.getKey()), value);
      }
    }
    Map<Integer, Long> moreNames = new HashMap<>(prefixes);
    for (Map.Entry<Integer, NameCount> entry : names.entrySet()) {
      int[] c = entry.getValue().articles;
      int total = 0;
      int top = 0;
      for (int k = 0; k < TYPES; k++) {
        total += c[k];
        top = c[k] > c[top] ? k : top;
      }
      if (total >= 3 && c[top] >= 0.7 * total) {
        long bit = 1L << ((total >= 10 ? 13 : 8) + top);
        moreNames.merge(entry.getKey(), bit, (a, b) -> a | b);
      }
    }
    return new Knowledge(
        knowledge.words().with(moreWords), knowledge.phrases(), knowledge.names().with(moreNames));
  }

  /** 0 if nothing prevails, else 1 + 3 × place + strength of 0 to 2. */
  private static int strongest(int[] counts) {
    int total = 0;
    int top = 0;
    for (int k = 0; k < counts.length; k++) {
      total += counts[k];
      top = counts[k] > counts[top] ? k : top;
    }
    if (total < 5) {
      return 0;
    }
    double share = (double) counts[top] / total;
    return share < 0.5 ? 0 : 1 + 3 * top + (share >= 0.95 ? 2 : share >= 0.8 ? 1 : 0);
  }
}
