package io.outdial.sandbox.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per cache folder from the archive on the class path. */
final class PostgresBinaries {

  private PostgresBinaries() {}

  /** The folder that holds {@code bin/postgres}; unpacks it when it is not there yet. */
  static synchronized Path unpackedIn(Path cacheDir) {
    try {
      Files.createDirectories(cacheDir);
      refuseForeign(cacheDir);
      var home = cacheDir.resolve("postgres");
      // Other JVMs may be at it at the same time: one unpacks, the others find it done.
      try (var channel = openLock(cacheDir)) {
        channel.lock();
        if (!Files.isDirectory(home)) {
          unpack(cacheDir.resolve("unpacking"), home);
        }
      }
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack PostgreSQL in " + cacheDir, e);
    }
  }

  private static FileChannel openLock(Path cacheDir) throws IOException {
    return FileChannel.open(
        cacheDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  // The default cache lies in a folder that anybody may write to: never run what another put there.
  private static void refuseForeign(Path cacheDir) throws IOException {
    var me =
        cacheDir
            .getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
    if (!Files.getOwner(cacheDir).equals(me)) {
      throw new IOException(cacheDir + " belongs to somebody else");
    }
  }

  private static void unpack(Path work, Path home) throws IOException {
    Folders.delete(work);
    Files.createDirectories(work);
    try (var archive = archive();
        var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, work);
      }
    }
    Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path work)
      throws IOException {
    var target = work.resolve(entry.getName()).normalize();
    if (!target.startsWith(work)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & 0100) != 0) {
      makeExecutable(target);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(file, permissions);
  }

  private static InputStream archive() throws IOException {
    var arm = System.getProperty("os.arch").equals("aarch64");
    var name = arm ? "/postgres-linux-arm_64.txz" : "/postgres-linux-x86_64.txz";
    var archive = PostgresBinaries.class.getResourceAsStream(name);
    if (archive == null) {
      throw new IOException("no PostgreSQL for this machine on the class path: " + name);
    }
    return archive;
  }
}
