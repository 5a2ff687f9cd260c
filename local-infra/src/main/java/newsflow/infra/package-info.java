/**
 * The real Kafka broker, schema registry and Elasticsearch as child processes on loopback, for the
 * development stack and for integration tests. Nothing here knows the services: they read the
 * variables of {@link newsflow.infra.LocalInfra#environment()}.
 */
@NullMarked
package newsflow.infra;

import org.jspecify.annotations.NullMarked;
