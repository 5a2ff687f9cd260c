package newsflow.enrich.category;

import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A short dense vector for each feature, so that a word that no labelled text has still says
 * something through its company. A text's dense part is Σ value × vector of its feature; being
 * linear, it folds into one weight per feature after training.
 *
 * @param dimensions length of a vector
 * @param table the vectors of all features, one behind the other
 */
record TermVectors(int dimensions, float[] table) {

  /**
   * Latent semantic analysis: the leading right singular vectors of the text × feature matrix by
   * randomised subspace iteration (Halko, Martinsson, Tropp 2011), each feature's vector divided by
   * the square root of its length, so that frequent features do not drown the rest.
   */
  static TermVectors lsa(FeatureSpace space, List<FeatureSpace.Vector> texts, int dimensions) {
    int n = space.size();
    var random = new Random(5);
    float[] v = new float[n * dimensions];
    for (int i = 0; i < v.length; i++) {
      v[i] = (float) random.nextGaussian();
    }
    for (int round = 0; round < 3; round++) {
      float[] u = new float[texts.size() * dimensions];
      for (int d = 0; d < texts.size(); d++) {
        gather(texts.get(d), v, u, d * dimensions, dimensions);
      }
      orthonormalise(u, dimensions);
      v = new float[n * dimensions];
      for (int d = 0; d < texts.size(); d++) {
        scatter(texts.get(d), u, d * dimensions, v, dimensions);
      }
      orthonormalise(v, dimensions);
    }
    for (int i = 0; i < n; i++) {
      double square = 1e-12;
      for (int j = 0; j < dimensions; j++) {
        square += v[i * dimensions + j] * v[i * dimensions + j];
      }
      float factor = (float) Math.pow(square, -0.25);
      for (int j = 0; j < dimensions; j++) {
        v[i * dimensions + j] *= factor;
      }
    }
    return new TermVectors(dimensions, v);
  }

  /** Given vectors by the hash of their feature; zero for other features. */
  static TermVectors of(FeatureSpace space, Map<Integer, float[]> given, int dimensions) {
    float[] table = new float[space.size() * dimensions];
    given.forEach(
        (hash, vector) -> {
          int at = space.indexOf(hash);
          if (at >= 0) {
            System.arraycopy(vector, 0, table, at * dimensions, dimensions);
          }
        });
    return new TermVectors(dimensions, table);
  }

  TermVectors times(float factor) {
    float[] scaled = table.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new TermVectors(dimensions, scaled);
  }

  /** The text's dense part. */
  float[] dense(FeatureSpace.Vector text) {
    float[] dense = new float[dimensions];
    gather(text, table, dense, 0, dimensions);
    return dense;
  }

  private static void gather(FeatureSpace.Vector text, float[] v, float[] out, int at, int k) {
    for (int i = 0; i < text.at().length; i++) {
      float value = text.value()[i];
      int row = text.at()[i] * k;
      for (int j = 0; j < k; j++) {
        out[at + j] += value * v[row + j];
      }
    }
  }

  private static void scatter(FeatureSpace.Vector text, float[] u, int at, float[] v, int k) {
    for (int i = 0; i < text.at().length; i++) {
      float value = text.value()[i];
      int row = text.at()[i] * k;
      for (int j = 0; j < k; j++) {
        v[row + j] += value * u[at + j];
      }
    }
  }

  /** Makes the columns of a rows × k matrix orthonormal by Cholesky QR. */
  private static void orthonormalise(float[] matrix, int k) {
    int rows = matrix.length / k;
    double[][] gram = new double[k][k];
    for (int i = 0; i < rows; i++) {
      for (int a = 0; a < k; a++) {
        double x = matrix[i * k + a];
        for (int b = 0; b <= a; b++) {
          gram[a][b] += x * matrix[i * k + b];
        }
      }
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gram[i][j];
        for (int p = 0; p < j; p++) {
          sum -= gram[i][p] * gram[j][p];
        }
        gram[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / gram[j][j];
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int a = 0; a < k; a++) {
        double sum = matrix[i * k + a];
        for (int p = 0; p < a; p++) {
          sum -= gram[a][p] * matrix[i * k + p];
        }
        matrix[i * k + a] = (float) (sum / gram[a][a]);
      }
    }
  }
}
