package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Thousands of damaged copies of whole pages: each is answered, and soon. */
class FuzzTest {
  private static final int ROUNDS = 1500;

  @Test
  void answersForEveryDamagedCopyOfAPage() {
    RandomGenerator random = new Random(20260925);
    byte[][] pages = {
      Pages.VIETNAMESE.getBytes(StandardCharsets.UTF_8),
      Pages.ENGLISH.getBytes(StandardCharsets.UTF_8)
    };
    int extracted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] page = damaged(pages[i % pages.length], random);
      long start = System.nanoTime();
      Extraction extraction = Pages.EXTRACTOR.extract(Pages.page(page, "text/html"));
      assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
      extracted += extraction instanceof Extraction.Extracted ? 1 : 0;
    }
    assertThat(extracted).isGreaterThan(ROUNDS / 2);
  }

  private static byte[] damaged(byte[] page, RandomGenerator random) {
    byte[] copy = page.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = random.nextInt(1, 200); i > 0; i--) {
          copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> copy = java.util.Arrays.copyOf(copy, random.nextInt(1, copy.length));
      case 2 -> {
        int from = random.nextInt(copy.length);
        int length = random.nextInt(copy.length - from);
        System.arraycopy(page, random.nextInt(copy.length - length), copy, from, length);
      }
      default -> {
        byte[] marks = "<>\"'&/={}[]\\".getBytes(StandardCharsets.US_ASCII);
        for (int i = random.nextInt(1, 400); i > 0; i--) {
          copy[random.nextInt(copy.length)] = marks[random.nextInt(marks.length)];
        }
      }
    }
    return copy;
  }
}
