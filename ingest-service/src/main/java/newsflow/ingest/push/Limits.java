package newsflow.ingest.push;

/**
 * How much one request may hold.
 *
 * @param articleBytes content of one article, in bytes
 * @param items articles of one request
 */
public record Limits(int articleBytes, int items) {}
