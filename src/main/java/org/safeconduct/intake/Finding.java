package org.safeconduct.intake;

/**
 * Something odd in a message that did not stop it, such as an NHS number whose check digit fails.
 *
 * @param code stable, lower case with hyphens
 * @param pointer where: a JSON pointer or a FHIRPath
 * @param text plain English for the sharer, without content
 */
public record Finding(String code, String pointer, String text) {}
