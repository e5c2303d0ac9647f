package io.outdial.gateway.edge;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two tenants of the tests: one has the host localhost, the other 127.0.0.1. */
final class TestTenants {

  static final String A = "phone.a.example";
  static final String B = "phone.b.example";
  static final String KEY_A = "ak_" + "a".repeat(32);
  static final String KEY_B = "ak_" + "b".repeat(32);
  static final String PASSWORD = "correct horse";

  private static final String HASH = BcryptUtil.bcryptHash(PASSWORD, 4);

  private TestTenants() {}

  static void write(Path folder) {
    replace(folder.resolve("a.yaml"), yaml(A, "localhost", KEY_A));
    replace(folder.resolve("b.yaml"), yaml(B, "127.0.0.1", KEY_B));
  }

  static String yaml(String tenant, String host, String apiKey) {
    return """
    tenant: %s
    hosts: [%s]
    users:
      - { username: alice, passwordHash: "%s", role: admin }
      - { username: bob, passwordHash: "%s", role: user }
    apiKeys:
      - { name: crm, sha256: %s }
    engine: { provider: gemini-live, url: "ws://127.0.0.1:9", model: gemini-3.8-live }
    trunks:
      - { name: carrier, host: 127.0.0.1, username: outdial, password: "${env:PATH}" }
    routes:
      - { name: all, prefix: "+", trunks: [carrier] }
    prompts:
      - { slug: reminder, text: "You are calling Alex." }
    webhooks:
      - { name: crm, url: "http://127.0.0.1:9/hook", events: ["*"], secret: "${env:PATH}" }
    """
        .formatted(tenant, host, HASH, HASH, sha256(apiKey));
  }

  /** As a cluster changes a file: at once. */
  static void replace(Path file, String text) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
