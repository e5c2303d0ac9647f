package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineKey;
import io.outdial.events.CallId;
import io.outdial.events.TenantId;

/** Where engine keys come from. */
public interface EngineKeys {

  /**
   * The key of a call.
   *
   * @throws EngineException if there is none, or it cannot be had in time
   */
  EngineKey fetch(TenantId tenant, CallId callId) throws EngineException, InterruptedException;
}
