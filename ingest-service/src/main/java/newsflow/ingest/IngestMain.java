package newsflow.ingest;

import newsflow.runtime.Env;
import newsflow.runtime.ServiceProcess;

/** The ingest-service as a process of its own. */
public final class IngestMain {
  private IngestMain() {}

  /** Takes all settings from the environment. */
  public static void main(String[] args) {
    ServiceProcess.run(Env.system(), env -> new IngestService(IngestConfig.from(env)));
  }
}
