package org.safeconduct.agreement;

/**
 * Which agencies file this gateway started with.
 *
 * @param sha256 of the file as it is written, in hexadecimal
 */
public record RegisterDigest(String sha256) {}
