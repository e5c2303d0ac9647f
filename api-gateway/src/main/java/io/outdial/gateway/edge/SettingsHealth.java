package io.outdial.gateway.edge;

import io.outdial.gateway.tenants.LiveTenants;
import io.outdial.gateway.tenants.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the tenant files as they stand are in force. A wrong change does not make the gateway
 * unready: it serves the settings before, and says so here. At its start it is unready until the
 * settings are published, so that no call is dialled without them, or Kafka turns out to be away.
 */
@Readiness
class SettingsHealth implements HealthCheck {

  private static final int PROBLEMS_SHOWN = 10;

  private final LiveTenants tenants;
  private final SettingsPublisher publisher;

  SettingsHealth(LiveTenants tenants, SettingsPublisher publisher) {
    this.tenants = tenants;
    this.publisher = publisher;
  }

  @Override
  public HealthCheckResponse call() {
    List<Problem> problems = tenants.problems();
    var response =
        HealthCheckResponse.named("tenant settings")
            .status(publisher.hasTried())
            .withData("tenants", tenants.now().all().size())
            .withData("published", publisher.isPublished())
            .withData("problems", problems.size());
    if (!problems.isEmpty()) {
      response.withData("first", shown(problems));
    }
    return response.build();
  }

  private static String shown(List<Problem> problems) {
    return problems.stream()
        .limit(PROBLEMS_SHOWN)
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }
}
