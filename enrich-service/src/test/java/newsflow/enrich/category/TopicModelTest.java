package newsflow.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopicModelTest {

  @Test
  void readsTheSameModelThatWasWritten() throws IOException {
    byte[] stored = Tables.bytes("en.bin");
    var again = new ByteArrayOutputStream();

    TopicModel.read(stored).write(new DataOutputStream(again));

    assertThat(again.toByteArray()).isEqualTo(stored);
  }

  @Test
  void modelsStayUnderTwentyMegabytes() {
    assertThat(Tables.bytes("vi.bin").length).isLessThan(20_000_000);
    assertThat(Tables.bytes("en.bin").length).isLessThan(20_000_000);
  }

  @Test
  void sharesSumToOne() {
    double[] shares = TopicModel.softmax(new double[] {700, -700, 1, 2});

    assertThat(shares[0] + shares[1] + shares[2] + shares[3]).isEqualTo(1, within(1e-12));
  }

  @Test
  void evidenceIsTheMeanOfATopicsLogOddsAmongTheOthersAndByItself() {
    float[] bias = {0, 0};
    float[] alone = {-2, 0};

    double[] evidence = TopicModel.evidence(new double[] {3, 1}, bias, alone);

    assertThat(evidence[0]).isEqualTo((2 + 1) / 2.0, within(1e-9));
    assertThat(evidence[1]).isEqualTo((-2 + 1) / 2.0, within(1e-9));
  }

  @Test
  void twoTopicsOfOneTextAreBothLearned() {
    List<TopicTrainer.Example> examples =
        List.of(example(0, 0.63, 0, 0.37), example(1, 0, 1, 0), example(2, 0, 0, 1));

    TopicTrainer.Weights weights = new TopicTrainer(200, 1, 1e-4).train(3, examples);

    double[] both = weights.evidence(examples.getFirst().vector());
    assertThat(both[0]).isGreaterThan(both[2]).isPositive();
    assertThat(both[2]).isGreaterThan(both[1]).isPositive();
    assertThat(both[1]).isNegative();
  }

  private static TopicTrainer.Example example(int feature, double... shares) {
    var vector = new FeatureSpace.Vector(new int[] {feature}, new float[] {1});
    return new TopicTrainer.Example(vector, Arrays.copyOf(shares, MediaTopics.TOP), 1);
  }

  @Test
  void calibrationFindsTheSlopeAndOffsetThatMadeTheTargets() {
    var random = new Random(3);
    double[] scores = random.doubles(20_000, -4, 4).toArray();
    double[] targets = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      targets[i] = random.nextDouble() < TopicModel.logistic(0.5 * scores[i] - 1) ? 1 : 0;
    }

    Calibration fit = Calibration.fit(scores, targets, new Calibration(1, 0), 2);

    assertThat(fit.slope()).isEqualTo(0.5, within(0.05));
    assertThat(fit.offset()).isEqualTo(-1, within(0.08));
  }

  @Test
  void numbersOfOneShapeAreOneFeature() {
    assertThat(TopicFeatures.words("Năm 2017, tăng 3,5 % tới 24/7"))
        .containsExactly("năm", "1900", "tăng", "0.0", "%", "tới", "0/0");
    assertThat(TopicFeatures.words("In 2024 Japan's team won 3-1"))
        .containsExactly("in", "1900", "japan", "team", "won", "0-0");
  }

  @Test
  void composedAndDecomposedTextHaveTheSameFeatures() {
    assertThat(
            TopicFeatures.bag(TopicFeatures.words("Tie\u0302\u0301ng Vie\u0323\u0302t")).hashes())
        .isEqualTo(TopicFeatures.bag(TopicFeatures.words("Tiếng Việt")).hashes());
  }

  @Test
  void whatTheFirstWordsHaveWeighsMoreWhereverElseItOccurs() {
    String rest = " la".repeat(40);
    TopicFeatures.Bag first = TopicFeatures.bag(TopicFeatures.words("storm" + rest + " storm"));
    TopicFeatures.Bag last = TopicFeatures.bag(TopicFeatures.words("la" + rest + " storm"));

    int storm = TopicFeatures.bag(new String[] {"storm"}).hashes()[0];
    assertThat(first.weights()[Arrays.binarySearch(first.hashes(), storm)]).isGreaterThan(1);
    assertThat(last.weights()[Arrays.binarySearch(last.hashes(), storm)]).isEqualTo(1);
    assertThat(first.hashes()).doesNotHaveDuplicates();
  }

  @Test
  void everyTermOfATopicBelowTheTopIsInTheVocabulary() {
    MediaTopics topics = MediaTopics.load();
    for (String[] row : Tables.rows("mediatopics_vi.tsv")) {
      assertThat(topics.knows(row[0])).as(row[0]).isTrue();
      assertThat(row).hasSize(4);
      assertThat(row[1]).isNotBlank();
    }
    assertThat(topics.codes()).hasSizeGreaterThan(1_000);
  }

  @Test
  void aTermAtTheHeadAndAnotherLaterShowTheTopicBelow() {
    String[] words = TopicFeatures.words("Vụ cháy kho hàng: đám cháy lan nhanh, lính cứu hỏa đến");
    List<SpecificTopics.Found> found =
        SpecificTopics.load("vi").under(2, words, MediaTopics.load());

    assertThat(found.getFirst().code()).isEqualTo("20000150");
  }
}
