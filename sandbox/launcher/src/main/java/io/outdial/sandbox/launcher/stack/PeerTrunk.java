package io.outdial.sandbox.launcher.stack;

/**
 * A trunk beside the sandbox's carrier: numbers that begin with the prefix go to this SIP peer.
 *
 * @param name unique within the tenant
 * @param prefix in E.164, with its {@code +}
 */
public record PeerTrunk(String name, String prefix, String host, int port) {}
