package newsflow.infra.elasticsearch;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;
import org.elasticsearch.plugin.settings.AnalysisSettings;
import org.elasticsearch.plugin.settings.BooleanSetting;
import org.elasticsearch.plugin.settings.ListSetting;

/** The {@code pattern_capture} filter, which the index that keeps roles and API keys asks for. */
@NamedComponent("pattern_capture")
public final class PatternCapture implements TokenFilterFactory {
  private final boolean preserveOriginal;
  private final Pattern[] patterns;

  /** The filter's settings in an index, by their names in Elasticsearch's documentation. */
  @AnalysisSettings
  public interface Settings {
    /** Regular expressions; each group that matches becomes a token. */
    @ListSetting(path = "patterns")
    List<String> patterns();

    /** Whether the whole token stays too. */
    @BooleanSetting(path = "preserve_original", defaultValue = true)
    boolean preserveOriginal();
  }

  @Inject
  public PatternCapture(Settings settings) {
    preserveOriginal = settings.preserveOriginal();
    patterns = settings.patterns().stream().map(Pattern::compile).toArray(Pattern[]::new);
  }

  @Override
  public TokenStream create(TokenStream tokens) {
    return new PatternCaptureGroupTokenFilter(tokens, preserveOriginal, patterns);
  }
}
