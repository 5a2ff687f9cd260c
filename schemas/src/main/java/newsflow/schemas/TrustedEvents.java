package newsflow.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro loads classes that a schema names only if they are trusted, and ours are not by themselves:
 * without this, every enum and every list of records of an event is a SecurityException. {@link
 * Registry} asks for it; who builds events without one does it himself.
 */
public final class TrustedEvents {
  private static final String PACKAGE = "newsflow.events";

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  private TrustedEvents() {}

  /** Trusts the generated classes, once in this process. */
  public static void trust() {}
}
