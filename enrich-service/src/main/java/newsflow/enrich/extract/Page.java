package newsflow.enrich.extract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be extracted.
 *
 * @param content the bytes as received, not changed here
 * @param contentType the HTTP content type with its charset where known
 * @param url where it was fetched
 * @param declared what came beside it
 * @param fetchedAt when it was fetched: later times are refused, relative ones count from it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying 20 MB would cost
public record Page(
    byte[] content,
    @Nullable String contentType,
    @Nullable String url,
    Declared declared,
    Instant fetchedAt) {}
