package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.infra.Part;
import newsflow.infra.Security;
import newsflow.infra.SelfSigned;
import newsflow.runtime.Env;
import newsflow.runtime.Health;
import newsflow.runtime.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The service on an Elasticsearch with security on: TLS, and rights no wider than its role. */
class SecuredIndexServiceIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Instant OLD = Instant.parse("2001-01-01T00:00:00Z");

  @TempDir static Path folder;

  private static LocalInfra secured;
  private static Elasticsearch superuser;
  private static Secret key;

  @RegisterExtension final RealPipeline pipeline = new RealPipeline();

  private final String id = UUID.randomUUID().toString();

  /** As the init step does it. */
  @BeforeAll
  static void start() throws Exception {
    Security security = SelfSigned.in(folder, "mật-khẩu-của-" + UUID.randomUUID());
    secured =
        LocalInfra.start(
            Options.chosen(System.getenv()).only(Part.ELASTICSEARCH).secured(security));
    superuser = new Elasticsearch(ElasticsearchConfig.from(Env.of(secured.environment())));
    new IndexSetup(superuser, IndexSetup.Layout.standard()).run();
    Access.indexService(Retention.FOR_EVER).putRole(superuser);
    key = Access.indexService(Retention.FOR_EVER).makeKey(superuser);
  }

  @AfterAll
  static void stop() {
    if (superuser != null) {
      superuser.close();
    }
    if (secured != null) {
      secured.close();
    }
  }

  @Test
  void writesOverTlsWithAnApiKeyOfTheLeastRights() throws Exception {
    try (IndexService service = pipeline.service(access(key))) {
      pipeline.send(Articles.whole(id));
      pipeline.send(Articles.withdrawn(id + "-gone", Articles.ACCEPTED));

      await().atMost(SOON).until(() -> isStored(id) && isStored(id + "-gone"));
      assertThat(service.health()).isInstanceOf(Health.Running.class);
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
    }
  }

  @Test
  void writesWithUserAndPassword() throws Exception {
    Access.indexService(Retention.FOR_EVER).putRole(superuser);
    IndexSetup.require(
        superuser.send(
            "PUT",
            "/_security/user/indexer",
            Elasticsearch.JSON.readTree(
                "{\"password\":\"indexer-password\",\"roles\":[\"newsflow_index_service\"]}")),
        "make a user");
    Map<String, String> access = access(key);
    access.remove("ELASTICSEARCH_API_KEY");
    access.put("ELASTICSEARCH_USERNAME", "indexer");
    access.put("ELASTICSEARCH_PASSWORD", "indexer-password");
    try (IndexService _ = pipeline.service(access)) {
      pipeline.send(Articles.whole(id));

      await().atMost(SOON).until(() -> isStored(id));
    }
  }

  @Test
  void keepsItsRetentionWithTheRightsThatInitGivesForIt() throws Exception {
    write(Articles.titled(id + "-old", "x", OLD));
    write(Articles.withdrawn(id + "-old-marker", OLD));
    Secret grown = Access.indexService(Retention.FOR_EVER).makeKey(superuser);
    Map<String, String> access = access(grown);
    access.put("NEWSFLOW_INDEX_RETENTION", "7300d");
    try (IndexService service = pipeline.service(access)) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Failed);
      assertThat(service.health().detail()).startsWith("NEWSFLOW_INDEX_RETENTION cannot be kept");
    }
    assertThat(isStored(id + "-old")).isTrue();

    // As init does for a key that is there.
    Retention retention = new Retention(Duration.ofDays(7300));
    Access.indexService(retention).putRole(superuser);
    Access.indexService(retention).updateKey(superuser, idOf(grown));

    try (IndexService service = pipeline.service(access)) {
      pipeline.send(Articles.titled(id + "-old", "x", OLD));
      pipeline.send(Articles.whole(id));

      await().atMost(SOON).until(() -> isStored(id));
      await().atMost(SOON).until(() -> !isStored(id + "-old") && !isStored(id + "-old-marker"));
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(service.health()).isInstanceOf(Health.Running.class);
    }
  }

  @Test
  void exitsWithOneAndSaysSoWhenItsKeyIsUnknown() throws Exception {
    Ended ended = run(access(encoded("nobody:has-made-this")));

    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.lastLine)
        .startsWith("index-service failed: Elasticsearch does not know us (ELASTICSEARCH_API_KEY")
        .contains("401");
  }

  @Test
  void exitsWithOneWhenItsKeyMayNotEvenLookAtTheAlias() throws Exception {
    Ended ended = run(access(Access.READER.makeKey(superuser)));

    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.lastLine).startsWith("index-service failed: Elasticsearch forbids it to us");
  }

  @Test
  void failsAtTheFirstArticleWhenItsKeyMayNotWrite() throws Exception {
    Access onlooker =
        new Access(
            "onlooker",
            """
            {"indices": [{"names": ["news-articles*"], "privileges": ["view_index_metadata"]}]}
            """);
    try (IndexService service = pipeline.service(access(onlooker.makeKey(superuser)))) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      pipeline.send(Articles.whole(id));

      await().atMost(SOON).until(() -> service.health() instanceof Health.Failed);
      assertThat(service.health().detail()).contains("forbids").contains("security_exception");
    }
    assertThat(pipeline.uncommitted()).isEqualTo(1);
    assertThat(pipeline.deadLetters(id.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void failsWhenItsKeyIsTakenAwayWhileThereIsNothingToWrite() throws Exception {
    Secret lent = Access.indexService(Retention.FOR_EVER).makeKey(superuser);
    try (IndexService service = pipeline.service(access(lent))) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      IndexSetup.require(
          superuser.send(
              "DELETE",
              "/_security/api_key",
              Elasticsearch.JSON.readTree("{\"ids\":[\"" + idOf(lent) + "\"]}")),
          "take the key away");

      await().atMost(SOON).until(() -> service.health() instanceof Health.Failed);
      assertThat(service.health().detail()).contains("does not know us");
    }
  }

  @Test
  void exitsWithOneWhenAnotherAuthoritySignedTheCertificate() throws Exception {
    Map<String, String> access = access(key);
    Security other = SelfSigned.in(Files.createDirectory(folder.resolve(id)), "password");
    access.put("ELASTICSEARCH_CA_FILE", other.authority().toString());

    Ended ended = run(access);

    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.lastLine)
        .startsWith("index-service failed: the certificate of Elasticsearch is not one that")
        .contains("ELASTICSEARCH_CA_FILE");
  }

  @Test
  void makesTemplateIndexAndAliasesWithTheRightsOfASuperuser() throws Exception {
    Map<String, String> access = new HashMap<>(secured.environment());
    access.put("NEWSFLOW_INDEX_SETUP", "true");
    try (IndexService _ = pipeline.service(access)) {
      pipeline.send(Articles.whole(id));

      await().atMost(SOON).until(() -> isStored(id));
    }
  }

  @Test
  void hidesWithdrawnArticlesFromTheReadersKeyAndEverythingElseToo() throws Exception {
    try (IndexService _ = pipeline.service(access(key))) {
      pipeline.send(Articles.withdrawn(id, Articles.ACCEPTED));
      await().atMost(SOON).until(() -> isStored(id));
    }
    Map<String, String> asReader = access(Access.READER.makeKey(superuser));
    try (Elasticsearch reader = new Elasticsearch(ElasticsearchConfig.from(Env.of(asReader)))) {
      assertThat(reader.send("GET", "/news-articles/_search?q=id:" + id).json().at("/hits/hits"))
          .isEmpty();
      assertThat(reader.send("GET", "/news-articles-write/_search").status()).isEqualTo(403);
      assertThat(reader.send("DELETE", "/news-articles/_doc/" + id).status()).isEqualTo(403);
    }
  }

  /**
   * How a process ended.
   *
   * @param lastLine of its stderr
   */
  private record Ended(int code, String lastLine) {}

  private Ended run(Map<String, String> access) throws Exception {
    Process process = pipeline.process(access, ProcessBuilder.Redirect.PIPE);
    try (var stderr = process.errorReader(StandardCharsets.UTF_8)) {
      String last = stderr.lines().reduce("", (_, line) -> line);
      assertThat(process.waitFor(SOON)).isTrue();
      return new Ended(process.exitValue(), last);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void write(EnrichedArticle article) throws Exception {
    assertThat(
            ElasticsearchArticleIndex.throughAlias(
                    superuser,
                    IndexSetup.WRITE_ALIAS,
                    InstantSource.system(),
                    new IndexMetrics(new SimpleMeterRegistry()))
                .write(List.of(ArticleDocument.of(article))))
        .containsExactly(WriteOutcome.WRITTEN);
    superuser.send("POST", "/news-articles-write/_refresh");
  }

  private static Map<String, String> access(Secret apiKey) {
    Map<String, String> access = new HashMap<>();
    for (String name : new String[] {"ELASTICSEARCH_URL", "ELASTICSEARCH_CA_FILE"}) {
      access.put(name, secured.environment().get(name));
    }
    access.put("ELASTICSEARCH_API_KEY", apiKey.value());
    access.put("NEWSFLOW_INDEX_SETUP", "false");
    return access;
  }

  private static Secret encoded(String pair) {
    return new Secret(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private static String idOf(Secret apiKey) {
    String pair = new String(Base64.getDecoder().decode(apiKey.value()), StandardCharsets.UTF_8);
    return pair.substring(0, pair.indexOf(':'));
  }

  private static boolean isStored(String article) throws Exception {
    return superuser.send("GET", "/news-articles-write/_doc/" + article).isGood();
  }
}
