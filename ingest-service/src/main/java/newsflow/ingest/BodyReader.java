package newsflow.ingest;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bodies into memory: each up to a limit, all of them together up to another. */
final class BodyReader {
  private static final int CHUNK = 64 * 1024;

  /** How much of a body over the limit is still read; a larger one loses its connection. */
  static final long DRAINED_BYTES = 64L << 20;

  private final int maxBytes;
  private final long maxInFlight;
  private final AtomicLong inFlight = new AtomicLong();

  BodyReader(int maxBytes, long maxInFlight) {
    this.maxBytes = maxBytes;
    this.maxInFlight = maxInFlight;
  }

  /** What reading a body came to; closing it frees the body's share of the memory. */
  sealed interface Body extends AutoCloseable {
    @Override
    default void close() {}
  }

  /** All of it, decompressed. */
  record Whole(byte[] bytes, Runnable release) implements Body {
    @Override
    public void close() {
      release.run();
    }
  }

  /** More than one request may have, compressed or not. */
  record TooLarge() implements Body {}

  /** There is no memory for it now. */
  record Busy() implements Body {}

  /** Not what it says it is. */
  record Broken(String detail) implements Body {}

  /** Bytes of all bodies in memory. */
  long inFlight() {
    return inFlight.get();
  }

  /**
   * Reads to the end.
   *
   * @throws IOException when the caller goes away
   */
  Body read(InputStream in, boolean gzip) throws IOException {
    try {
      Body body = readAll(gzip ? new GZIPInputStream(in, CHUNK) : in);
      if (body instanceof TooLarge || body instanceof Busy) {
        drain(in);
      }
      return body;
    } catch (ZipException e) {
      return new Broken("the body is not gzip: " + e.getMessage());
    } catch (EOFException e) {
      return new Broken("the gzip body ends too early");
    }
  }

  /**
   * Reads on and forgets, for a caller whose connection is closed while it still sends sees a
   * broken connection and not our answer.
   */
  private static void drain(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = DRAINED_BYTES;
    for (int count = in.read(chunk); count >= 0 && left > 0; count = in.read(chunk)) {
      left -= count;
    }
  }

  private Body readAll(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    long taken = 0;
    boolean kept = false;
    try {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        taken += count;
        if (inFlight.addAndGet(count) > maxInFlight) {
          return new Busy();
        }
        if (taken > maxBytes) {
          return new TooLarge();
        }
        out.write(chunk, 0, count);
      }
      long share = taken;
      kept = true;
      return new Whole(out.toByteArray(), () -> inFlight.addAndGet(-share));
    } finally {
      if (!kept) {
        inFlight.addAndGet(-taken);
      }
    }
  }
}
