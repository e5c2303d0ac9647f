package io.outdial.sandbox.launcher.stack;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The sandbox's tenant as the YAML file that the gateway reads. */
record SandboxTenant(
    Secrets secrets,
    URI engine,
    int carrierPort,
    URI webhookUrl,
    int ringTimeoutSec,
    List<PeerTrunk> peers) {

  static final String NAME = "localhost";
  static final String USERNAME = "alice";
  static final String TRUNK_USERNAME = "sandbox";
  static final String TRUNK_PASSWORD_ENV = "SANDBOX_TRUNK_PASSWORD";
  static final String WEBHOOK_SECRET_ENV = "SANDBOX_WEBHOOK_SECRET";

  private static final int BCRYPT_COST = 10;

  String yaml() {
    return """
    tenant: %s
    hosts: [localhost, 127.0.0.1]
    users:
      - { username: %s, passwordHash: "%s", role: admin }
    apiKeys:
      - { name: sandbox, sha256: %s }
    engine: { provider: gemini-live, url: "%s", model: gemini-3.8-live, voice: Aoede, language: en-US }
    transcription: true
    transferTargets: ["+12025550199"]
    prompts:
      - slug: reminder
        text: "%s"
    webhooks:
      - { name: sandbox, url: "%s", events: ["*"], secret: "${env:%s}" }
    trunks:
    %sroutes:
    %s\
    """
        .formatted(
            NAME,
            USERNAME,
            bcrypt(secrets.userPassword()),
            sha256(secrets.apiKey()),
            engine,
            Prompts.REMINDER,
            webhookUrl,
            WEBHOOK_SECRET_ENV,
            trunks(),
            routes());
  }

  private String trunks() {
    var lines =
        new StringBuilder(
            """
              - { name: carrier, host: 127.0.0.1, port: %d, transport: udp, username: %s, \
            password: "${env:%s}", callerId: "+12025550000", callsMax: 30, ringTimeoutSec: %d }
            """
                .formatted(carrierPort, TRUNK_USERNAME, TRUNK_PASSWORD_ENV, ringTimeoutSec));
    for (var peer : peers) {
      lines.append(
          """
            - { name: %s, host: %s, port: %d, transport: udp, callerId: "+12025550000", \
          callsMax: 30, ringTimeoutSec: %d }
          """
              .formatted(peer.name(), peer.host(), peer.port(), ringTimeoutSec));
    }
    return lines.toString();
  }

  private String routes() {
    var lines = new StringBuilder();
    for (var peer : peers) {
      lines.append(route(peer.name(), peer.prefix(), 1));
    }
    return lines.append(route("carrier", "+", 10)).toString();
  }

  private static String route(String trunk, String prefix, int order) {
    return "  - { name: to-%s, prefix: \"%s\", order: %d, trunks: [%s] }%n"
        .formatted(trunk, prefix, order, trunk);
  }

  private static String bcrypt(String password) {
    return BCrypt.withDefaults().hashToString(BCRYPT_COST, password.toCharArray());
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
