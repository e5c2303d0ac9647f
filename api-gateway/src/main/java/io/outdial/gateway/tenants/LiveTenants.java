package io.outdial.gateway.tenants;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tenants in force. They change when their files do; files that are wrong change nothing but
 * {@link #problems()}. Read by any thread, refreshed by one.
 */
public final class LiveTenants {

  private final TenantFolder folder;
  private SortedMap<String, String> texts = new TreeMap<>();
  private volatile Tenants tenants = Tenants.NONE;
  private volatile List<Problem> problems = List.of();

  public LiveTenants(TenantFolder folder) {
    this.folder = folder;
  }

  public Tenants now() {
    return tenants;
  }

  public Optional<Tenant> at(String host) {
    return tenants.at(host);
  }

  /** What is wrong with the files as they stand; the settings before are in force then. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * Reads the files if they changed since the last time.
   *
   * @return whether the tenants in force are new
   * @throws InvalidTenantsException once for each change to something invalid
   */
  public synchronized boolean refresh() {
    try {
      return readIfChanged();
    } catch (InvalidTenantsException e) {
      boolean known = e.problems().equals(problems);
      problems = e.problems();
      if (known) {
        return false;
      }
      throw e;
    }
  }

  private boolean readIfChanged() {
    SortedMap<String, String> before = texts;
    texts = new TreeMap<>(); // so that a folder that comes back after a failure is read again
    texts = folder.texts();
    if (texts.equals(before) && !folder.haveReferencesChanged()) {
      return false;
    }
    tenants = folder.read(texts);
    problems = List.of();
    return true;
  }
}
