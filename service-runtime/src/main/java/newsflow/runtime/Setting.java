package newsflow.runtime;

/**
 * One setting as a service asked for it, for the table in docs/operations.md.
 *
 * @param name environment variable
 * @param standard the value without it; empty when it must be set or is off
 * @param meaning one line for the operator
 */
public record Setting(String name, String standard, String meaning) {}
