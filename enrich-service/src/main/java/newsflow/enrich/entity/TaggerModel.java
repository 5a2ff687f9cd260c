package newsflow.enrich.entity;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A trained tagger, as stored in a model file.
 *
 * @param knowledge what is known about words
 * @param weights weights of features
 * @param transitions score of a label after another at {@code before * COUNT + label}
 * @param calibration how far to trust a probability, by type
 */
record TaggerModel(
    Knowledge knowledge, WeightTable weights, float[] transitions, Calibration calibration) {
  private static final int MAGIC = 0x4E464531; // "NFE1"

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
