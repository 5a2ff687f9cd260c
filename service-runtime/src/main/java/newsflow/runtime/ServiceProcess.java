package newsflow.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one service as a process. Exit codes: 0 stopped on request, 1 fatal, 2 bad configuration;
 * the reason goes to stderr.
 */
public final class ServiceProcess {
  private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);
  private static final Duration HEALTH_INTERVAL = Duration.ofMillis(500);

  private ServiceProcess() {}

  /** Builds the service from its settings, runs it until SIGTERM or failure, and exits. */
  public static void run(Env env, Function<Env, Service> build) {
    Service service;
    try {
      service = build.apply(env);
    } catch (ConfigException e) {
      System.err.println("Bad configuration:\n" + e.getMessage());
      Runtime.getRuntime().halt(2);
      return;
    }
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicInteger exit = new AtomicInteger();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  awaitQuietly(stopped);
                  // A signal would otherwise make the JVM exit with 143, though it stopped as
                  // asked.
                  Runtime.getRuntime().halt(exit.get());
                },
                "shutdown"));
    try {
      exit.set(1);
      exit.set(runUntil(service, stop));
    } finally {
      // Also after an Error, or the shutdown would wait for ever.
      stopped.countDown();
    }
    System.exit(exit.get());
  }

  private static int runUntil(Service service, CountDownLatch stop) {
    try (service) {
      service.start();
      log.info("{} started", service.name());
      while (!stop.await(HEALTH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        if (service.health() instanceof Health.Failed(String why)) {
          System.err.println(service.name() + " failed: " + why);
          return 1;
        }
      }
      log.info("{} stopping", service.name());
      return 0;
    } catch (FatalException e) {
      System.err.println(service.name() + " failed: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (RuntimeException | Error e) {
      log.error("{} failed", service.name(), e);
      System.err.println(service.name() + " failed: " + e);
      return 1;
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
