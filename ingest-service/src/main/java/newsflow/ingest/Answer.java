package newsflow.ingest;

import io.helidon.http.Status;
import java.util.HashMap;
import java.util.Map;

/** What a request is answered with. */
record Answer(Status status, Object body, Map<String, String> headers) {

  /** An error of the request as a whole, in the terms of RFC 9457. */
  static Answer problem(Status status, String detail) {
    return new Answer(
        status,
        Map.of("title", status.reasonPhrase(), "status", status.code(), "detail", detail),
        Map.of());
  }

  Answer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }
}
