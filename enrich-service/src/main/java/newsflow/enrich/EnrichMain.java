package newsflow.enrich;

import newsflow.runtime.Env;
import newsflow.runtime.ServiceProcess;

/** The enrich-service as a process. */
public final class EnrichMain {
  private EnrichMain() {}

  public static void main(String[] args) {
    ServiceProcess.run(Env.system(), env -> new EnrichService(EnrichConfig.from(env)));
  }
}
