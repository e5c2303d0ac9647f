package io.outdial.gateway.tenants;

/**
 * What is wrong in a tenant file, for a person to read.
 *
 * @param line counted from 1
 * @param field the path of the field, as {@code trunks[0].host}
 * @param text what is wrong and what to do; never a secret's value
 */
public record Problem(String file, int line, String field, String text) {
  @Override
  public String toString() {
    return file + ":" + line + (field.isEmpty() ? "" : " " + field) + ": " + text;
  }
}
