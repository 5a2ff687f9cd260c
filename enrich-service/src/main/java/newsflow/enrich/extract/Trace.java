package newsflow.enrich.extract;

/** Told how an extraction came about, for {@code --explain}. Implementations need not be fast. */
public interface Trace {
  /** Hears nothing. */
  Trace NONE =
      new Trace() {
        @Override
        public boolean listening() {
          return false;
        }

        @Override
        public void witness(String field, String origin, String value, boolean won) {}

        @Override
        public void block(String verdict, String path, String text) {}
      };

  /** Whether the calls below are worth their cost. */
  default boolean listening() {
    return true;
  }

  /**
   * One witness of a field.
   *
   * @param field such as {@code title}
   * @param origin where it was read, such as {@code json_ld headline}
   * @param won whether the field was taken from it
   */
  void witness(String field, String origin, String value, boolean won);

  /**
   * One block of text.
   *
   * @param verdict {@code kept} or the reason why it was dropped
   * @param path the elements above it, outermost first
   * @param text its text
   */
  void block(String verdict, String path, String text);
}
