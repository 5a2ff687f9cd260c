package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;

class InMemoryArticleIndexTest extends ArticleIndexContract {
  private final InMemoryArticleIndex index = new InMemoryArticleIndex(CLOCK);

  @Override
  ArticleIndex index() {
    return index;
  }

  @Override
  JsonNode stored(String id) {
    return index.stored(id);
  }
}
