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
   * Coordinates of texts along the leading right singular vectors of the text × feature matrix, by
   * randomised subspace iteration (Halko, Martinsson, Tropp 2011); any rotation of them.
   */
  static float[] principal(int features, List<FeatureSpace.Vector> texts, int dimensions) {
    var random = new Random(5);
    float[] v = new float[features * dimensions];
    for (int i = 0; i < v.length; i++) {
      v[i] = (float) random.nextGaussian();
    }
    for (int round = 0; round < 3; round++) {
      float[] u = gather(texts, v, dimensions);
      orthonormalise(u, dimensions);
      v = scatter(texts, u, features, dimensions);
      orthonormalise(v, dimensions);
    }
    return gather(texts, v, dimensions);
  }

  /**
   * Ridge regression from texts onto targets, by conjugate gradients for each dimension.
   *
   * @param targets {@code dimensions} for each text
   * @param lambda weight of the vectors' squares
   */
  static TermVectors regression(
      int features,
      List<FeatureSpace.Vector> texts,
      float[] targets,
      int dimensions,
      double lambda,
      int rounds) {
    float[] solution = new float[features * dimensions];
    float[] residual = scatter(texts, targets, features, dimensions);
    float[] direction = residual.clone();
    double[] square = products(residual, residual, dimensions);
    for (int round = 0; round < rounds; round++) {
      float[] image = scatter(texts, gather(texts, direction, dimensions), features, dimensions);
      for (int i = 0; i < image.length; i++) {
        image[i] += (float) (lambda * direction[i]);
      }
      double[] curve = products(direction, image, dimensions);
      for (int i = 0; i < image.length; i++) {
        int j = i % dimensions;
        float step = (float) (square[j] / Math.max(curve[j], 1e-12));
        solution[i] += step * direction[i];
        residual[i] -= step * image[i];
      }
      double[] next = products(residual, residual, dimensions);
      for (int i = 0; i < image.length; i++) {
        int j = i % dimensions;
        direction[i] = residual[i] + (float) (next[j] / Math.max(square[j], 1e-12)) * direction[i];
      }
      square = next;
    }
    return new TermVectors(dimensions, solution);
  }

  /** For each column the sum over rows of the products. */
  private static double[] products(float[] left, float[] right, int k) {
    double[] products = new double[k];
    for (int i = 0; i < left.length; i++) {
      products[i % k] += (double) left[i] * right[i];
    }
    return products;
  }

  /** Takes each column's mean from a rows × k matrix. */
  static void centre(float[] matrix, int k) {
    double[] mean = new double[k];
    for (int i = 0; i < matrix.length; i++) {
      mean[i % k] += (double) matrix[i] * k / matrix.length;
    }
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] -= (float) mean[i % k];
    }
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

  /** These vectors times what gives the texts' dense parts a mean distance of {@code length}. */
  TermVectors scaled(List<FeatureSpace.Vector> texts, double length) {
    float[] parts = gather(texts, table, dimensions);
    centre(parts, dimensions);
    double mean = 0;
    for (int t = 0; t < texts.size(); t++) {
      double square = 0;
      for (int j = t * dimensions; j < (t + 1) * dimensions; j++) {
        square += parts[j] * parts[j];
      }
      mean += Math.sqrt(square) / texts.size();
    }
    float[] scaled = table.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) (length / mean);
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

  /** Texts × features times features × k. */
  private static float[] gather(List<FeatureSpace.Vector> texts, float[] v, int k) {
    float[] u = new float[texts.size() * k];
    for (int t = 0; t < texts.size(); t++) {
      gather(texts.get(t), v, u, t * k, k);
    }
    return u;
  }

  /** Features × texts times texts × k. */
  private static float[] scatter(List<FeatureSpace.Vector> texts, float[] u, int features, int k) {
    float[] v = new float[features * k];
    for (int t = 0; t < texts.size(); t++) {
      scatter(texts.get(t), u, t * k, v, k);
    }
    return v;
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
