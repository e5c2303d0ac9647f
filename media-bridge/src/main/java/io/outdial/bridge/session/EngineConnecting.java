package io.outdial.bridge.session;

import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineSession;
import io.outdial.events.session.DialerMessage.Open;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Gets the engine ready while the phone rings, on a thread of its own. Whoever gives up owns no
 * engine afterwards, even if it became ready in that very moment.
 */
final class EngineConnecting {

  private static final Logger LOG = System.getLogger(EngineConnecting.class.getName());

  private final Open open;
  private final EngineConnector connector;
  private final Mailbox mailbox;
  private final Thread thread;
  private @Nullable EngineSession connected;
  private boolean givenUp;

  EngineConnecting(Open open, EngineConnector connector, Mailbox mailbox) {
    this.open = open;
    this.connector = connector;
    this.mailbox = mailbox;
    this.thread = Thread.ofVirtual().name("engine-connect").unstarted(this::connect);
  }

  void start() {
    thread.start();
  }

  /** Stops trying; an engine that is connected already is closed. */
  synchronized void giveUp() {
    givenUp = true;
    thread.interrupt();
    if (connected != null) {
      connected.close();
    }
  }

  private void connect() {
    try {
      keep(connector.connect(open, mailbox::post));
    } catch (EngineException e) {
      mailbox.post(new Signal.EngineRefused(e.failure()));
    } catch (InterruptedException e) {
      // Given up.
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "connecting the engine failed callId=" + open.callId(), e);
      mailbox.post(new Signal.EngineRefused(EngineFailure.UNAVAILABLE));
    }
  }

  private synchronized void keep(EngineSession engine) {
    if (givenUp) {
      engine.close();
      return;
    }
    connected = engine;
    mailbox.post(new Signal.EngineConnected(engine));
  }
}
