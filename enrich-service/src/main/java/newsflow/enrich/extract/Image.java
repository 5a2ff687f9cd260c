package newsflow.enrich.extract;

import org.jspecify.annotations.Nullable;

/**
 * A picture of the article.
 *
 * @param url absolute address
 * @param caption what the page prints under it, NFC, or null
 */
public record Image(String url, @Nullable String caption) {}
