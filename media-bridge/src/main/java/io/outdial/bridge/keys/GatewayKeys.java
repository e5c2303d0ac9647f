package io.outdial.bridge.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.bridge.engine.EngineException;
import io.outdial.bridge.engine.EngineFailure;
import io.outdial.bridge.engine.EngineKey;
import io.outdial.bridge.session.EngineKeys;
import io.outdial.events.CallId;
import io.outdial.events.TenantId;
import io.outdial.events.sealing.SealContext;
import io.outdial.events.sealing.Sealed;
import io.outdial.events.sealing.Unseal;
import io.outdial.events.sealing.UnsealException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Fetches sealed keys from the gateway and opens them with the bridges' private keyset. */
public final class GatewayKeys implements EngineKeys {

  private static final Logger LOG = System.getLogger(GatewayKeys.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/internal/engine-keys/";

  private final URI gateway;
  private final String serviceToken;
  private final Unseal unseal;
  private final Duration limit;
  private final List<Duration> retryDelays;
  private final HttpClient http;

  /**
   * @param limit for one request
   * @param retryDelays how long to wait before each further try, when the gateway cannot answer
   */
  public GatewayKeys(
      URI gateway, String serviceToken, Unseal unseal, Duration limit, List<Duration> retryDelays) {
    this.gateway = gateway;
    this.serviceToken = serviceToken;
    this.unseal = unseal;
    this.limit = limit;
    this.retryDelays = List.copyOf(retryDelays);
    this.http = HttpClient.newBuilder().connectTimeout(limit).build();
  }

  @Override
  public EngineKey fetch(TenantId tenant, CallId callId)
      throws EngineException, InterruptedException {
    for (Duration delay : retryDelays) {
      try {
        return tryFetch(tenant, callId);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "gateway unreachable, trying again callId={0}", callId);
        Thread.sleep(delay);
      }
    }
    try {
      return tryFetch(tenant, callId);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "gateway unreachable callId={0}", callId);
      throw new EngineException(EngineFailure.NO_KEY);
    }
  }

  private EngineKey tryFetch(TenantId tenant, CallId callId)
      throws IOException, InterruptedException, EngineException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.resolve(PATH + tenant.host() + "/" + callId.value()))
            .header("Authorization", "Bearer " + serviceToken)
            .timeout(limit)
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 500) {
      throw new IOException("status " + answer.statusCode());
    }
    if (answer.statusCode() != 200) {
      LOG.log(Level.ERROR, "no engine key callId={0} statusCode={1}", callId, answer.statusCode());
      throw new EngineException(EngineFailure.NO_KEY);
    }
    return open(answer.body(), tenant, callId);
  }

  private EngineKey open(byte[] body, TenantId tenant, CallId callId) throws EngineException {
    try {
      var sealed = new Sealed(sealedText(body));
      return new EngineKey(unseal.open(sealed, SealContext.engineKey(tenant, callId)));
    } catch (UnsealException e) {
      LOG.log(Level.ERROR, "sealed engine key cannot be opened callId={0}", callId);
      throw new EngineException(EngineFailure.NO_KEY);
    }
  }

  private static String sealedText(byte[] body) {
    try {
      return JSON.readTree(body).path("sealed").asText();
    } catch (IOException e) {
      // Not JSON: it cannot be opened either, which says all.
      return "";
    }
  }
}
