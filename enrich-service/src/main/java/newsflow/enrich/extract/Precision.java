package newsflow.enrich.extract;

/** How exactly a source states a time, finest first. */
public enum Precision {
  SECOND,
  MINUTE,
  DAY,
  MONTH,
  YEAR
}
