package io.outdial.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.outdial.events.TenantId;
import io.outdial.events.sealing.Seal;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Unseal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

  private static final SealContext CONTEXT =
      SealContext.trunkPassword(new TenantId("phone.example.com"), "carrier");

  @TempDir Path folder;

  @Test
  void whatIsSealedWithAPublicKeysetOpensWithItsPrivateOne() throws Exception {
    // When
    int status = Outdial.commandLine().execute("keys", folder.resolve("secrets").toString());

    // Then
    assertThat(status).isZero();
    for (var owner : new String[] {"bridge", "dialer", "dispatcher", "gateway"}) {
      var sealed = Seal.ofPublicKeyset(read(owner + ".public.json")).seal("secret", CONTEXT);
      assertThat(Unseal.ofPrivateKeyset(read(owner + ".private.json")).open(sealed, CONTEXT))
          .isEqualTo("secret");
    }
  }

  @Test
  void aPairThatExistsIsKeptAndPrivateOnesAreForTheirOwnerOnly() throws Exception {
    // Given
    Outdial.commandLine().execute("keys", folder.resolve("secrets").toString());
    String before = read("bridge.private.json");

    // When
    Outdial.commandLine().execute("keys", folder.resolve("secrets").toString());

    // Then
    assertThat(read("bridge.private.json")).isEqualTo(before);
    assertThat(
            Files.getPosixFilePermissions(folder.resolve("secrets").resolve("bridge.private.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private String read(String file) throws Exception {
    return Files.readString(folder.resolve("secrets").resolve(file));
  }
}
