package newsflow.index;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import newsflow.runtime.Env;

/** A rebuild that fills its index, goes no further and waits to be killed. */
final class HaltedRebuild {
  private HaltedRebuild() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    new Rebuild(
            IndexConfig.from(Env.system()),
            line -> {
              if (line.startsWith("catching")) {
                waitForEver();
              }
            })
        .run();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
