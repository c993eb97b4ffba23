package io.wiredns.command.trace;

import io.wiredns.doctor.walk.DelegationWalk;
import io.wiredns.doctor.walk.TraceEnd;
import java.io.IOException;

/** Writes a walk while it is made. */
public interface TraceOutput extends DelegationWalk.Observer {
  /**
   * Writes the end.
   *
   * @param end the end
   * @param questions how many questions were asked
   */
  void end(TraceEnd end, int questions) throws IOException;
}
