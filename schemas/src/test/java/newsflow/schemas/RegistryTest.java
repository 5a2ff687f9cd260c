package newsflow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import newsflow.events.ArticleStatus;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.events.Via;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/** On Confluent's own in-memory registry; each test has a scope of its own. */
class RegistryTest {

  @Test
  void initialisingTwiceChangesNothing() throws Exception {
    SchemaRegistryClient client = new Registry("mock://twice").client();
    Map<String, Integer> first = SchemaInit.registerSchemas(client);
    Map<String, Integer> second = SchemaInit.registerSchemas(client);

    assertThat(second).isEqualTo(first);
    assertThat(first).containsOnlyKeys("news.articles.raw-value", "news.articles.enriched-value");
    assertThat(client.getAllVersions("news.articles.raw-value")).hasSize(1);
    assertThat(client.getCompatibility("news.articles.raw-value")).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void anArticleComesBackAsItWent() throws Exception {
    Serde<RawArticle> serde = ready("mock://round-trip");
    RawArticle article = article();
    byte[] bytes = serde.serializer().serialize(Topics.RAW, article);

    assertThat(Decoded.of(serde.deserializer(), Topics.RAW, bytes))
        .isEqualTo(new Decoded.Event<>(article));
  }

  @Test
  void registeredSchemasAskNobodyForJavaStrings() {
    assertThat(SchemaInit.schemas().values())
        .allSatisfy(schema -> assertThat(schema.toString()).doesNotContain("avro.java.string"));
  }

  @Test
  void garbageIsUnreadable() throws Exception {
    Serde<RawArticle> serde = ready("mock://garbage");
    byte[] good = serde.serializer().serialize(Topics.RAW, article());
    byte[] otherMagic = good.clone();
    otherMagic[0] = 7;
    byte[] unknownSchema = good.clone();
    unknownSchema[1] = 99;
    byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);

    for (byte[] bytes : List.of(new byte[0], new byte[] {0}, otherMagic, unknownSchema, cut)) {
      assertThat(Decoded.of(serde.deserializer(), Topics.RAW, bytes))
          .isInstanceOf(Decoded.Unreadable.class);
    }
  }

  @Test
  void nothingIsUnreadable() throws Exception {
    assertThat(Decoded.of(ready("mock://null").deserializer(), Topics.RAW, null))
        .isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void aRegistryThatIsAwaySaysNothingAboutTheBytes() throws Exception {
    Serde<RawArticle> away =
        new Registry("http://127.0.0.1:" + closedPort()).serde(RawArticle.class);
    byte[] good = ready("mock://away").serializer().serialize(Topics.RAW, article());

    assertThat(Decoded.of(away.deserializer(), Topics.RAW, good))
        .isInstanceOf(Decoded.RegistryAway.class);
  }

  private static Serde<RawArticle> ready(String url) throws Exception {
    Registry registry = new Registry(url);
    SchemaInit.registerSchemas(registry.client());
    return registry.serde(RawArticle.class);
  }

  private static RawArticle article() {
    return RawArticle.newBuilder()
        .setId("0123456789abcdef0123456789abcdef")
        .setUrl("https://tin.example/a")
        .setSourceId("tin")
        .setContent(ByteBuffer.wrap(new byte[] {0, 1, -1}))
        .setContentType("text/html")
        .setDeclared(Declared.newBuilder().setTitle("Lũ rút").setTags(List.of("lũ")).build())
        .setStatus(ArticleStatus.WITHHELD)
        .setVia(Via.PUSH)
        .setFetchedAt(Instant.ofEpochMilli(1))
        .setAcceptedAt(Instant.ofEpochMilli(2))
        .setAttributes(Map.of("a", "b"))
        .build();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
