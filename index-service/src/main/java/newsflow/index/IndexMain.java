package newsflow.index;

import newsflow.runtime.Env;
import newsflow.runtime.ServiceProcess;

/** The index-service as a process. */
public final class IndexMain {
  private IndexMain() {}

  public static void main(String[] args) {
    ServiceProcess.run(Env.system(), env -> new IndexService(IndexConfig.from(env)));
  }
}
