package newsflow.enrich.category;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the trainer reads for one language.
 *
 * @param labelled texts with topics
 * @param unlabelled texts without; none of them opens like a text of the dev set
 * @param words dense vectors of single words from elsewhere, by word hash; empty where none
 * @param wordDimensions length of those vectors
 */
record Corpus(
    List<Sample> labelled,
    List<String> unlabelled,
    Map<Integer, float[]> words,
    int wordDimensions) {
  private static final int HEAD = 35;
  private static final int READ = 900;

  /** Every so many-th Vietnamese text is read: the rest adds minutes and no accuracy. */
  private static final int STRIDE = 2;

  static Corpus read(Path data, String language) throws IOException {
    Path cat = data.resolve("cat");
    boolean vietnamese = language.equals("vi");
    String file = vietnamese ? "vi_news_2017.txt.gz" : "en_news.txt.gz";
    List<String> lines = Samples.gzipLines(data.resolve("text").resolve(file));
    List<Sample> labelled = new ArrayList<>();
    labelled.addAll(Samples.ndjson(cat.resolve(language + "_train.ndjson")));
    labelled.addAll(Samples.ndjson(cat.resolve(language + "_written.ndjson")));
    labelled.addAll(Samples.resource("written_" + language + ".ndjson"));
    labelled.addAll(Labels.read(Samples.resourceLines("labels_" + language + ".tsv"), lines));

    Set<String> dev = new HashSet<>();
    for (Sample sample : Samples.ndjson(cat.resolve(language + "_dev.ndjson"))) {
      dev.add(head(sample.text()));
    }
    List<String> unlabelled = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += vietnamese ? STRIDE : 1) {
      if (!dev.contains(head(lines.get(i)))) {
        unlabelled.add(cut(lines.get(i)));
      }
    }
    if (vietnamese) {
      List<String> rows = Samples.gzipLines(cat.resolve("vi_vntc10_train.tsv.gz"));
      for (int i = 0; i < rows.size(); i += 2 * STRIDE) {
        String text = rows.get(i).split("\t", 2)[1];
        if (!dev.contains(head(text))) {
          unlabelled.add(cut(text));
        }
      }
      return new Corpus(labelled, unlabelled, Map.of(), 0);
    }
    Map<Integer, float[]> words = new HashMap<>();
    int dimensions = wordVectors("wordvectors_en.bin", words);
    return new Corpus(labelled, unlabelled, words, dimensions);
  }

  private static int wordVectors(String name, Map<Integer, float[]> words) throws IOException {
    var resource = Corpus.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("resource missing: " + name);
    }
    try (var in = new DataInputStream(new java.io.BufferedInputStream(resource))) {
      int count = in.readInt();
      int dimensions = in.readInt();
      for (int i = 0; i < count; i++) {
        String word = in.readUTF();
        float[] vector = new float[dimensions];
        for (int j = 0; j < dimensions; j++) {
          vector[j] = in.readByte() / 127f;
        }
        words.put(TopicFeatures.wordHash(word), vector);
      }
      return dimensions;
    }
  }

  private static String head(String text) {
    return text.substring(0, Math.min(HEAD, text.length()));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(READ, text.length()));
  }
}
