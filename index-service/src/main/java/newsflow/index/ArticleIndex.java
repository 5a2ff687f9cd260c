package newsflow.index;

import java.util.List;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;

/** Where articles are stored, each under its id with the latest version winning. */
interface ArticleIndex {

  /**
   * Writes the documents; of two with one id the later in the list wins where versions are equal.
   *
   * @return one outcome each, in the order of the documents
   * @throws newsflow.runtime.FatalException when no document can be written as things are deployed
   */
  List<WriteOutcome> write(List<ArticleDocument> documents);
}
