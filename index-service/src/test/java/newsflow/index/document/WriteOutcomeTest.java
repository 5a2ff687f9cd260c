package newsflow.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteOutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "200, Written",
    "201, Written",
    "409, Superseded",
    "400, Rejected",
    "413, Rejected",
    "408, Busy",
    "429, Busy",
    "500, Busy",
    "502, Busy",
    "503, Busy",
    "504, Busy",
    "0, Busy",
    "302, Busy"
  })
  void decidesByTheStatus(int status, String outcome) {
    assertThat(WriteOutcome.of(status, "type", "reason").getClass().getSimpleName())
        .isEqualTo(outcome);
  }
}
