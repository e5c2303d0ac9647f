package io.outdial.gateway.tenants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder with one {@code *.yaml} file per tenant; in a cluster, a mounted ConfigMap. */
public final class TenantFolder {

  private static final int FILES_MAX = 10_000;

  private final Path folder;
  private final References references;

  /**
   * @param environment looks an environment variable up, for {@code ${env:NAME}}
   */
  public TenantFolder(Path folder, Function<String, @Nullable String> environment) {
    this.folder = folder;
    this.references = new References(environment);
  }

  /**
   * The files' texts by name. Two equal results mean that nothing changed, whatever happened to
   * links and times: a ConfigMap is changed by swapping a symbolic link.
   *
   * @throws InvalidTenantsException when the folder or a file cannot be read, or has no file
   */
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .limit(FILES_MAX)
          .forEach(file -> readInto(texts, problems, file));
    } catch (IOException e) {
      problems.add(new Problem(folder.toString(), 1, "", "is no readable folder, mount it"));
    }
    if (texts.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(folder.toString(), 1, "", "holds no *.yaml file, add a tenant"));
    }
    return ifNone(problems, texts);
  }

  private static void readInto(Map<String, String> texts, List<Problem> problems, Path file) {
    String name = file.getFileName().toString();
    try {
      texts.put(name, Files.readString(file));
    } catch (IOException e) {
      problems.add(new Problem(name, 1, "", "is no readable UTF-8 text"));
    }
  }

  /**
   * The tenants that those texts declare.
   *
   * @throws InvalidTenantsException with everything that is wrong in all of them
   */
  Tenants read(SortedMap<String, String> texts) {
    List<Tenant> tenants = new ArrayList<>();
    List<Problem> found = new ArrayList<>();
    Map<String, String> claims = new HashMap<>();
    references.forget();
    texts.forEach((file, text) -> {
      Problems problems = new Problems(file);
      TenantFile.read(text, references, problems, host -> claim(claims, host, file))
          .ifPresent(tenants::add);
      found.addAll(problems.found());
    });
    return ifNone(found, new Tenants(tenants));
  }

  /** Whether a secret that the last {@link #read} met elsewhere is another one now. */
  boolean haveReferencesChanged() {
    return references.haveChanged();
  }

  private static Optional<String> claim(Map<String, String> claims, String host, String file) {
    return Optional.ofNullable(claims.putIfAbsent(host, file));
  }

  private static <T> T ifNone(List<Problem> problems, T result) {
    if (!problems.isEmpty()) {
      throw new InvalidTenantsException(problems);
    }
    return result;
  }
}
