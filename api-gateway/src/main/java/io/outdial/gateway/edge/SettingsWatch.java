package io.outdial.gateway.edge;

import io.outdial.gateway.tenants.InvalidTenantsException;
import io.outdial.gateway.tenants.LiveTenants;
import io.outdial.gateway.tenants.Tenants;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reads the tenants at the start, which fails if they are wrong, and follows their changes. */
@ApplicationScoped
class SettingsWatch {

  private static final Logger LOG = Logger.getLogger(SettingsWatch.class);

  private final LiveTenants tenants;
  private final SettingsPublisher publisher;

  SettingsWatch(LiveTenants tenants, SettingsPublisher publisher) {
    this.tenants = tenants;
    this.publisher = publisher;
  }

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    tenants.refresh();
    LOG.infof("tenants read count=%d", tenants.now().all().size());
  }

  @Scheduled(
      every = "${outdial.tenants-poll:2s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    refresh();
    publish(tenants.now());
  }

  private void refresh() {
    try {
      if (tenants.refresh()) {
        LOG.infof("tenants changed count=%d", tenants.now().all().size());
      }
    } catch (InvalidTenantsException e) {
      LOG.errorf("tenants not changed, the settings before stay in force error=%s", e.getMessage());
    }
  }

  private void publish(Tenants current) {
    if (publisher.hasPublished(current)) {
      return;
    }
    try {
      publisher.publish(current);
      LOG.infof("settings published tenants=%d", current.all().size());
    } catch (KafkaException e) {
      LOG.warnf("settings not published, trying again error=%s", e.getMessage());
    }
  }
}
