package newsflow.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The dead letters of a running pipeline. */
@Command(
    name = "dlq",
    description = "Dead letters: list, show, replay.",
    subcommands = {Dlq.ListLetters.class, Dlq.Show.class, Dlq.Replay.class})
final class Dlq implements Callable<Integer> {
  @Override
  public Integer call() {
    System.err.println("newsflow dlq list | show ADDRESS | replay [ADDRESS…]");
    return 2;
  }

  /** One line a letter. */
  @Command(name = "list", description = "One line a letter: address, reason, stage, key, detail.")
  static final class ListLetters implements Callable<Integer> {
    @Override
    public Integer call() {
      try (DeadLetterBox box = new DeadLetterBox(Endpoints.current().environment())) {
        box.all(
            letter ->
                System.out.printf(
                    "%s\t%s\t%s\t%s\t%s%n",
                    DeadLetterBox.address(letter),
                    DeadLetterBox.header(letter, "reason"),
                    DeadLetterBox.header(letter, "stage"),
                    key(letter),
                    DeadLetterBox.header(letter, "detail")));
      }
      return 0;
    }
  }

  /** All of one letter. */
  @Command(
      name = "show",
      description = "Headers of one letter; --bytes writes its value to stdout.")
  static final class Show implements Callable<Integer> {
    @Parameters(description = "topic-partition@offset, as list prints it.")
    String address = "";

    @Option(names = "--bytes", description = "Write the record's value to stdout, unchanged.")
    boolean bytes;

    @Override
    public Integer call() {
      try (DeadLetterBox box = new DeadLetterBox(Endpoints.current().environment())) {
        ConsumerRecord<byte[], byte[]> letter =
            box.find(address).orElseThrow(() -> new CommandException("no letter at " + address));
        if (bytes) {
          System.out.writeBytes(letter.value() == null ? new byte[0] : letter.value());
          return 0;
        }
        System.out.printf("key: %s%n", key(letter));
        System.out.printf("bytes: %d%n", letter.value() == null ? 0 : letter.value().length);
        for (Header header : letter.headers()) {
          String value =
              header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
          System.out.printf("%s: %s%n", header.key(), value);
        }
      }
      return 0;
    }
  }

  /** Sends letters again. */
  @Command(
      name = "replay",
      description =
          "Sends letters to the topic they came from: those given, else all not replayed yet.")
  static final class Replay implements Callable<Integer> {
    @Parameters(arity = "0..*", description = "topic-partition@offset, as list prints it.")
    List<String> addresses = new ArrayList<>();

    @Override
    public Integer call() {
      try (DeadLetterBox box = new DeadLetterBox(Endpoints.current().environment())) {
        System.out.println("replayed " + box.replay(addresses));
      }
      return 0;
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> letter) {
    return letter.key() == null ? "-" : new String(letter.key(), StandardCharsets.UTF_8);
  }
}
