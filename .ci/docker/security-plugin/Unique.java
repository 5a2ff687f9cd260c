package newsflow.standin;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** The {@code unique} filter, near enough for the security index. */
@NamedComponent("unique")
public final class Unique implements TokenFilterFactory {
  @Override
  public TokenStream create(TokenStream tokens) {
    return new RemoveDuplicatesTokenFilter(tokens);
  }
}
