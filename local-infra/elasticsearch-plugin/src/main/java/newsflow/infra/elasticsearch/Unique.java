package newsflow.infra.elasticsearch;

import java.io.IOException;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** The {@code unique} filter without settings: each token of a field once, at its first place. */
@NamedComponent("unique")
public final class Unique implements TokenFilterFactory {
  @Override
  public TokenStream create(TokenStream tokens) {
    return new FirstOccurrences(tokens);
  }

  private static final class FirstOccurrences extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final CharArraySet seen = new CharArraySet(16, false);

    FirstOccurrences(TokenStream tokens) {
      super(tokens);
    }

    @Override
    protected boolean accept() {
      return seen.add(term.toString());
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      seen.clear();
    }
  }
}
