package org.safeconduct.sharing;

/**
 * Why a decision fell as it did.
 *
 * @param rule the row's id
 * @param text plain English for the sharer
 */
public record Reason(String rule, String text, String source, String evidenceGrade) {}
