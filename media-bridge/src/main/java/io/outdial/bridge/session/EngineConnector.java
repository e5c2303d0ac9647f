package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineEvent;
import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineOrder;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.bridge.engine.VoiceEngine;
import io.outdial.events.CallOrder;
import io.outdial.events.SettingsEvent.EngineSettings;
import io.outdial.events.SettingsEvent.TenantSaved;
import io.outdial.events.session.DialerMessage.Open;
import io.outdial.events.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds a call's engine and its key, and connects. */
public final class EngineConnector {

  private final Settings settings;
  private final EngineKeys keys;
  private final Map<String, VoiceEngine> engines;

  /**
   * @param engines by the name of their provider in a tenant's settings
   */
  public EngineConnector(Settings settings, EngineKeys keys, Map<String, VoiceEngine> engines) {
    this.settings = settings;
    this.keys = keys;
    this.engines = Map.copyOf(engines);
  }

  EngineSession connect(Open open, Consumer<EngineEvent> events)
      throws EngineException, InterruptedException {
    EngineSettings engine = settingsOf(open);
    return engineOf(engine)
        .connect(order(open.order(), engine), keys.fetch(open.tenant(), open.callId()), events);
  }

  private EngineSettings settingsOf(Open open) throws EngineException {
    return settings
        .tenant(open.tenant())
        .map(TenantSaved::engine)
        .orElseThrow(() -> new EngineException(EngineFailure.NOT_CONFIGURED));
  }

  private VoiceEngine engineOf(EngineSettings settings) throws EngineException {
    VoiceEngine engine = engines.get(settings.provider());
    if (engine == null) {
      throw new EngineException(EngineFailure.NOT_CONFIGURED);
    }
    return engine;
  }

  private static EngineOrder order(CallOrder order, EngineSettings engine) {
    return new EngineOrder(
        engine.url(),
        order.model(),
        order.voice(),
        Instructions.of(order),
        List.of(HangupTool.DECLARATION));
  }
}
