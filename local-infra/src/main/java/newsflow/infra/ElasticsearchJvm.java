package newsflow.infra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the server JVM, as Elasticsearch 9.5's launcher builds it on JDK 25 (its
 * config/jvm.options and what it adds to that), with the heap and the compiler of a laptop.
 */
final class ElasticsearchJvm {
  private ElasticsearchJvm() {}

  static List<String> options(Path distribution, Path temporary) {
    Path lib = distribution.resolve("lib");
    Path bridge = lib.resolve("entitlement-bridge");
    List<String> options = new ArrayList<>(List.of("-Xms256m", "-Xmx512m"));
    options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss1m"));
    options.addAll(
        List.of(
            "-XX:MaxDirectMemorySize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-OmitStackTraceInFastThrow",
            "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.locale.providers=CLDR",
            "-Djna.nosys=true",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.noKeySetOptimization=true",
            "-Dio.netty.recycler.maxCapacityPerThread=0",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Dlog4j2.disable.jmx=true",
            "-Dlog4j2.formatMsgNoLookups=true",
            "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=25",
            "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
            "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
            "-Des.distribution.type=zip",
            "-Des.path.home=" + distribution,
            "-Djava.io.tmpdir=" + temporary,
            "-XX:ErrorFile=" + temporary.resolve("hs_err_pid%p.log"),
            "--illegal-native-access=deny",
            "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign"
                + ",org.apache.lucene.core",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--patch-module=java.base=" + theJarOf(bridge),
            "--add-exports=java.base/org.elasticsearch.entitlement.bridge="
                + "org.elasticsearch.entitlement,java.logging,java.net.http,java.naming"
                + ",jdk.net,jdk.zipfs,jdk.management.agent"));
    for (String opened : List.of("codecs.lucene99", "codecs.hnsw", "internal.vectorization")) {
      options.add(
          "--add-opens=org.apache.lucene.core/org.apache.lucene."
              + opened
              + "=org.elasticsearch.server");
    }
    options.addAll(List.of("--module-path", lib.toString()));
    for (String modules :
        List.of("jdk.net", "jdk.management.agent", "jdk.incubator.vector", "ALL-MODULE-PATH")) {
      options.add("--add-modules=" + modules);
    }
    options.addAll(
        List.of("-m", "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"));
    return options;
  }

  private static Path theJarOf(Path folder) {
    List<Path> children = Folders.children(folder);
    if (children.size() != 1) {
      throw new InfraException("expected one jar in " + folder + ", found " + children);
    }
    return children.getFirst();
  }
}
