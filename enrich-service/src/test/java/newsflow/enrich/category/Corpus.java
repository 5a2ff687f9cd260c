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
 * @param documents whole texts without; none opens like one that is measured on
 * @param vectors dense vectors of words and pairs from elsewhere, by feature; empty where none
 * @param dimensions length of those vectors
 */
record Corpus(
    List<Sample> labelled, List<String> documents, Map<Integer, float[]> vectors, int dimensions) {
  private static final int HEAD = 35;

  /** Every so many-th text of 2005-06 is read, so that those of 2017 outnumber them. */
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
    List<String> sections =
        vietnamese ? texts(Samples.gzipLines(cat.resolve("vi_vntc10_train.tsv.gz"))) : List.of();
    List<String> known = new ArrayList<>(lines);
    known.addAll(sections);
    labelled.addAll(Labels.read(Samples.resourceLines("labels_" + language + ".tsv"), known));

    Set<String> measured = new HashSet<>();
    for (String part : List.of("_dev.ndjson", "_train.ndjson")) {
      Samples.ndjson(cat.resolve(language + part)).forEach(s -> measured.add(head(s.text())));
    }
    List<String> documents = new ArrayList<>(lines);
    for (int i = 0; i < sections.size(); i += STRIDE) {
      documents.add(sections.get(i));
    }
    documents.removeIf(document -> measured.contains(head(document)));
    if (vietnamese) {
      return new Corpus(labelled, documents, Map.of(), 0);
    }
    Map<Integer, float[]> vectors = new HashMap<>();
    int dimensions = vectors("textvectors_en.bin", vectors);
    return new Corpus(labelled, documents, vectors, dimensions);
  }

  /** Rows of a feature's hash and a byte for each dimension, to be multiplied by its scale. */
  private static int vectors(String name, Map<Integer, float[]> vectors) throws IOException {
    var resource = Corpus.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("resource missing: " + name);
    }
    try (var in = new DataInputStream(new java.io.BufferedInputStream(resource))) {
      int count = in.readInt();
      int dimensions = in.readInt();
      float[] scale = new float[dimensions];
      for (int j = 0; j < dimensions; j++) {
        scale[j] = in.readFloat();
      }
      for (int i = 0; i < count; i++) {
        int hash = in.readInt();
        float[] vector = new float[dimensions];
        for (int j = 0; j < dimensions; j++) {
          vector[j] = in.readByte() * scale[j];
        }
        vectors.put(hash, vector);
      }
      return dimensions;
    }
  }

  /** The texts of rows of a section, a tab, a text. */
  private static List<String> texts(List<String> rows) {
    return rows.stream().map(row -> row.split("\t", 2)[1]).toList();
  }

  private static String head(String text) {
    return text.substring(0, Math.min(HEAD, text.length()));
  }
}
