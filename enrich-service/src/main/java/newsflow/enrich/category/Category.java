package newsflow.enrich.category;

/**
 * One topic of an article.
 *
 * @param id {@code medtop:} and the eight digits of the IPTC Media Topics code
 * @param name the vocabulary's English name
 * @param nameVi the Vietnamese name; the English one where this project has no translation
 * @param confidence the probability, 0 to 1, that a news desk would file the article here
 */
public record Category(String id, String name, String nameVi, double confidence) {}
