package io.outdial.gateway.edge;

import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.Unseal;
import io.outdial.gateway.calls.CallLimits;
import io.outdial.gateway.calls.Calls;
import io.outdial.gateway.custody.EngineKeys;
import io.outdial.gateway.tenants.LiveTenants;
import io.outdial.gateway.tenants.TenantFolder;
import io.outdial.gateway.tenants.TenantSettings;
import io.outdial.gateway.tokens.AccessTokens;
import io.outdial.gateway.tokens.LoginAttempts;
import io.outdial.gateway.tokens.Offload;
import io.outdial.gateway.tokens.PasswordGrant;
import io.outdial.gateway.tokens.SigningKeys;
import io.outdial.gateway.transcripts.TranscriptSource;
import io.outdial.gateway.transcripts.Transcripts;
import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Builds the plain objects of the gateway. */
@ApplicationScoped
class GatewayWiring {

  private final GatewayConfig config;

  GatewayWiring(GatewayConfig config) {
    this.config = config;
  }

  /** Time to the millisecond, as the API and the events tell it. */
  @Produces
  @Singleton
  InstantSource clock() {
    return () -> InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Produces
  @Singleton
  LiveTenants tenants() {
    return new LiveTenants(new TenantFolder(config.tenants(), System::getenv));
  }

  @Produces
  @Singleton
  TenantSettings tenantSettings() {
    return new TenantSettings(
        seal(config.sealing().dialerPublic()), seal(config.sealing().dispatcherPublic()));
  }

  @Produces
  @Singleton
  EngineKeys engineKeys() {
    return new EngineKeys(seal(config.sealing().bridgePublic()));
  }

  @Produces
  @Singleton
  SigningKeys signingKeys(Offload offload) {
    return new SigningKeys(
        seal(config.sealing().gatewayPublic()),
        Unseal.ofPrivateKeyset(text(config.sealing().gatewayPrivate())),
        offload);
  }

  @Produces
  @Singleton
  PasswordGrant passwordGrant(SigningKeys keys, Offload offload) {
    AccessTokens tokens = new AccessTokens(config.tokenLifetime());
    return new PasswordGrant(keys, tokens, GatewayWiring::matches, offload);
  }

  @Produces
  @Singleton
  LoginAttempts loginAttempts() {
    GatewayConfig.Login login = config.login();
    return new LoginAttempts(login.attemptsMax(), login.window(), login.addressesMax());
  }

  @Produces
  @Singleton
  CallLimits callLimits() {
    return new CallLimits(config.promptBytesMax(), config.scheduleAheadMax());
  }

  @Produces
  @Singleton
  Transcripts transcripts(Calls calls, TranscriptSource source, InstantSource clock) {
    return new Transcripts(calls, source, config.transcriptPatience(), clock);
  }

  /** Elytron knows bcrypt as 2a and 2y; what others write as 2b is the same as 2y. */
  static boolean matches(String password, String hash) {
    return BcryptUtil.matches(password, hash.replaceFirst("^\\$2b", "\\$2y"));
  }

  private static Seal seal(Path publicKeyset) {
    return Seal.ofPublicKeyset(text(publicKeyset));
  }

  private static String text(Path keyset) {
    try {
      return Files.readString(keyset);
    } catch (IOException e) {
      throw new IllegalStateException("keyset file " + keyset + " cannot be read, mount it", e);
    }
  }
}
