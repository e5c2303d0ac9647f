package io.outdial.dialer;

import io.outdial.dialer.media.MediaSessions;
import io.outdial.dialer.sip.Credentials;
import io.outdial.dialer.sip.SipAgent;
import io.outdial.events.DialerId;
import io.outdial.events.SettingsEvent.TrunkSaved;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.sealing.UnsealException;
import io.outdial.events.settings.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Optional;

/** What all calls of one dialer share. */
public record Equipment(
    DialerId dialerId,
    Settings settings,
    Unseal unseal,
    SipAgent sip,
    MediaSessions media,
    AttemptJournal journal,
    CallLimits limits,
    Tally tally,
    InstantSource clock) {

  private static final Logger LOG = System.getLogger(Equipment.class.getName());

  /** The trunk's credentials; empty if it has none, or none that this dialer can open. */
  Optional<Credentials> credentials(TrunkSaved trunk) {
    if (trunk.username() == null || trunk.password() == null) {
      return Optional.empty();
    }
    try {
      String password =
          unseal.open(trunk.password(), SealContext.trunkPassword(trunk.tenant(), trunk.name()));
      return Optional.of(new Credentials(trunk.username(), password));
    } catch (UnsealException e) {
      LOG.log(
          Level.WARNING,
          "trunk password cannot be opened tenant={0} trunk={1}",
          trunk.tenant(),
          trunk.name());
      return Optional.empty();
    }
  }
}
