package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Vectors of words and pairs from unlabelled documents: the sum over an opening foretells where its
 * whole document lies among all. A document's place is its latent semantic analysis; the vectors
 * are a ridge regression from pieces of documents onto it.
 */
final class DocumentVectors {
  private static final int DIMENSIONS = 128;
  private static final int DOCUMENT_CHARS = 4_000;
  private static final int DOCUMENT_WORDS = 800;
  private static final double LAMBDA = 2;
  private static final int ROUNDS = 15;

  private DocumentVectors() {}

  static TermVectors of(FeatureSpace space, List<String> documents) {
    float[] places = places(space, documents);
    var random = new Random(3);
    List<FeatureSpace.Vector> pieces = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      String document = documents.get(i);
      pieces.add(space.vector(Samples.opening(document)));
      owners.add(i);
      int last = Math.min(document.length(), DOCUMENT_CHARS) - Samples.OPENING;
      if (last > Samples.OPENING) {
        int from = document.indexOf(' ', random.nextInt(Samples.OPENING, last)) + 1;
        pieces.add(space.vector(Samples.opening(document.substring(from))));
        owners.add(i);
      }
    }
    float[] targets = new float[pieces.size() * DIMENSIONS];
    for (int p = 0; p < pieces.size(); p++) {
      System.arraycopy(places, owners.get(p) * DIMENSIONS, targets, p * DIMENSIONS, DIMENSIONS);
    }
    return TermVectors.regression(space.size(), pieces, targets, DIMENSIONS, LAMBDA, ROUNDS);
  }

  /** Each document's coordinates, of length 1, less their mean. */
  private static float[] places(FeatureSpace space, List<String> documents) {
    List<FeatureSpace.Vector> texts =
        documents.stream()
            .map(d -> TopicFeatures.words(d, DOCUMENT_CHARS, DOCUMENT_WORDS))
            .map(words -> space.vector(TopicFeatures.bag(words)))
            .toList();
    float[] places = TermVectors.principal(space.size(), texts, DIMENSIONS);
    TermVectors.centre(places, DIMENSIONS);
    for (int i = 0; i < texts.size(); i++) {
      double square = 1e-12;
      for (int j = i * DIMENSIONS; j < (i + 1) * DIMENSIONS; j++) {
        square += places[j] * places[j];
      }
      for (int j = i * DIMENSIONS; j < (i + 1) * DIMENSIONS; j++) {
        places[j] /= (float) Math.sqrt(square);
      }
    }
    TermVectors.centre(places, DIMENSIONS);
    return places;
  }
}
