package newsflow.enrich.entity;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A trained tagger, as stored in a model file. */
final class TaggerModel {
  private static final int MAGIC = 0x4E464531; // "NFE1"

  private final Knowledge knowledge;
  private final WeightTable weights;
  private final float[] transitions;
  private final Calibration calibration;

  TaggerModel(
      Knowledge knowledge, WeightTable weights, float[] transitions, Calibration calibration) {
    this.knowledge = knowledge;
    this.weights = weights;
    this.transitions = transitions;
    this.calibration = calibration;
  }

  /** What is known about words. */
  Knowledge knowledge() {
    return knowledge;
  }

  /** Weights of features. */
  WeightTable weights() {
    return weights;
  }

  /** Score of a label after another at {@code before * COUNT + label}; not to be changed. */
  float[] transitions() {
    return transitions;
  }

  /** How far to trust a probability. */
  Calibration calibration() {
    return calibration;
  }

  /**
   * This model with other trust, and with names of each type more or less ready to start.
   *
   * @param bonus added to the score of a first token, by {@link Labels#index}
   */
  TaggerModel with(List<Float> bonus, Calibration trust) {
    float[] changed = transitions.clone();
    for (int before = 0; before < Labels.COUNT; before++) {
      for (EntityType type : EntityType.values()) {
        float more = bonus.get(Labels.index(type));
        changed[before * Labels.COUNT + Labels.begin(type)] += more;
        changed[before * Labels.COUNT + Labels.unit(type)] += more;
      }
    }
    return new TaggerModel(knowledge, weights, changed, trust);
  }

  void write(OutputStream stream) throws IOException {
    GZIPOutputStream zip =
        new GZIPOutputStream(stream, 1 << 16) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        };
    try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(Labels.COUNT);
      knowledge.write(out);
      weights.write(out);
      for (float transition : transitions) {
        out.writeFloat(transition);
      }
      calibration.write(out);
    }
  }

  static TaggerModel read(InputStream stream) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16))) {
      if (in.readInt() != MAGIC || in.readInt() != Labels.COUNT) {
        throw new IOException("not an entity model of this version");
      }
      Knowledge knowledge = Knowledge.read(in);
      WeightTable weights = WeightTable.read(in);
      float[] transitions = new float[Labels.COUNT * Labels.COUNT];
      for (int i = 0; i < transitions.length; i++) {
        transitions[i] = in.readFloat();
      }
      return new TaggerModel(knowledge, weights, transitions, Calibration.read(in));
    }
  }
}
