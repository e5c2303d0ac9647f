package io.outdial.sandbox.launcher;

import io.outdial.events.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code outdial keys}: the sealing keysets of an installation. */
@Command(
    name = "keys",
    description = {
      "Makes the four pairs of sealing keysets: OWNER.public.json for the gateway,",
      "OWNER.private.json for the service that opens what was sealed to it."
    },
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

  private static final List<String> OWNERS = List.of("bridge", "dialer", "dispatcher", "gateway");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @Parameters(paramLabel = "FOLDER", description = "Where to put them; existing ones are kept.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    for (var owner : OWNERS) {
      make(owner);
    }
    return 0;
  }

  /** A pair is never overwritten: what waits, sealed to it, could not be opened any more. */
  private void make(String owner) throws IOException {
    var secret = folder.resolve(owner + ".private.json");
    var open = folder.resolve(owner + ".public.json");
    if (Files.exists(secret) || Files.exists(open)) {
      System.out.println("kept     " + secret);
      return;
    }
    var keys = SealingKeys.generate();
    Files.createFile(secret, PRIVATE);
    Files.writeString(secret, keys.privateKeyset(), StandardOpenOption.TRUNCATE_EXISTING);
    Files.writeString(open, keys.publicKeyset(), StandardOpenOption.CREATE_NEW);
    System.out.println("created  " + secret);
  }
}
