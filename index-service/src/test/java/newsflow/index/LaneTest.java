package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import newsflow.index.document.Articles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LaneTest {
  private final Progress progress = new Progress();

  @Test
  void handsOutWhatFitsIntoABulkInOrder() throws InterruptedException {
    Lane lane = new Lane(3 * size("a"), Duration.ZERO);
    add(lane, "a", "b", "c", "d");

    assertThat(ids(lane.next())).containsExactly("a", "b", "c");
    assertThat(ids(lane.next())).containsExactly("d");
  }

  @Test
  void handsOutASingleTaskThatIsLargerThanABulk() throws InterruptedException {
    Lane lane = new Lane(1, Duration.ZERO);
    add(lane, "a", "b");

    assertThat(ids(lane.next())).containsExactly("a");
    assertThat(ids(lane.next())).containsExactly("b");
  }

  @Test
  void neverPutsTwoVersionsOfAnArticleIntoOneBulk() throws InterruptedException {
    Lane lane = new Lane(1_000_000, Duration.ZERO);
    add(lane, "a", "b", "a", "c");

    assertThat(ids(lane.next())).containsExactly("a", "b");
    assertThat(ids(lane.next())).containsExactly("a", "c");
  }

  @Test
  void waitsForTheFirstTask() throws Exception {
    Lane lane = new Lane(1_000_000, Duration.ZERO);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Task>> next = threads.submit(lane::next);
      add(lane, "a");
      assertThat(ids(next.get())).containsExactly("a");
    }
  }

  @Test
  void lingersForAFullerBulkButNotOnceItIsFull() throws Exception {
    Lane lane = new Lane(2 * size("a"), Duration.ofHours(1));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      add(lane, "a");
      Future<List<Task>> next = threads.submit(lane::next);
      add(lane, "b");
      assertThat(ids(next.get())).containsExactly("a", "b");
    }
  }

  @Test
  void endsWithNothingWhenItIsClosed() throws Exception {
    Lane lane = new Lane(1_000_000, Duration.ofHours(1));
    add(lane, "a");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<Task>> next = threads.submit(lane::next);
      lane.close();
      assertThat(next.get()).isEmpty();
    }
  }

  private long size(String id) {
    return Records.task(0, Articles.minimal(id).build(), new Progress()).bulkBytes();
  }

  private void add(Lane lane, String... ids) {
    for (String id : ids) {
      lane.add(Records.task(0, Articles.minimal(id).build(), progress));
    }
  }

  private static List<String> ids(List<Task> tasks) {
    List<String> ids = new ArrayList<>();
    for (Task task : tasks) {
      ids.add(((Task.Article) task.content()).document().id());
    }
    return ids;
  }
}
